import { changedFields, refuseFaulty, type UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import { withoutWords } from '../hidden-words.ts';
import type { Actor } from '../ports.ts';
import { ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import type { Case } from './case.ts';
import { PrepareForm } from './case-forms.ts';
import { atCase, type CaseTurn, logCase, refuseUnlessOffice } from './case-turn.ts';

const numberOf = ({ key }: Case): number => Number(key.split('/')[1] ?? 0);

/**
 * Adds a draft under the next free number of its meeting. Half-years number the meetings: `2025-2/6` is the sixth of the
 * second half of 2025. A number may be taken by a row that cannot be read, by a case whose row was deleted, or by
 * somebody who adds one at the same moment.
 */
const addDraft = async ({ tx, today }: CaseTurn, draft: Omit<Case, 'key'>): Promise<Case> => {
  const meeting = `${today.slice(0, 4)}-${today.slice(5) < '07' ? 1 : 2}/`;
  const known = (await tx.all('TfCases')).filter(({ key }) => key.startsWith(meeting));
  for (let number = 1 + Math.max(0, ...known.map(numberOf)); ; number += 1) {
    const item: Case = { key: `${meeting}${number}`, ...draft };
    if (!(await tx.holdRound(item.key)) && (await tx.add('TfCases', item))) return item;
  }
};

const draftIn = async ({ tx }: CaseTurn, key: string): Promise<Case> => {
  refuseFaulty(await tx.faults(), ['TfCases'], key);
  const known = await tx.hold('TfCases', key);
  if (!known) throw new Refusal('case-missing', { key });
  if (known.state !== 'draft') throw new Refusal('case-not-draft', { key });
  return known;
};

const withoutAbsent = <Item extends object>(item: Item): Item => {
  for (const [name, value] of Object.entries(item))
    if (value === undefined) Reflect.deleteProperty(item, name);
  return item;
};

const saveDraft = async ({ tx }: CaseTurn, item: Case): Promise<Case> => {
  await tx.save('TfCases', item);
  return item;
};

/** Prepares a case, or edits it while it is a draft; for the programme office. */
export const prepareCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<{ item: Case }> => {
    const { key, consent, reworded, ...given } = readForm(PrepareForm, form);
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const { tx, settings } = turn;
      const before = key === undefined ? undefined : await draftIn(turn, key);
      const ordinary = ordinaryNames(await tx.all('TfProjects'), settings);
      const { title, text, benefit } = given;
      const privacy = refusePersonal({ title, text, benefit }, ordinary, {
        ...(consent !== undefined && { consent }),
        reworded,
      });
      const draft = withoutAbsent({
        ...given,
        state: 'draft' as const,
        round: before?.round ?? 1,
        // A list of applications set it, and no form asks for it before the case is opened.
        deadline: before?.deadline,
      });
      const item = before
        ? await saveDraft(turn, { key: before.key, ...draft })
        : await addDraft(turn, draft);
      const changed = changedFields(before ?? {}, item);
      await logCase(turn, 'prepare', item.key, {
        before: withoutWords('TfCases', changed.before),
        after: { ...withoutWords('TfCases', changed.after), ...(privacy && { privacy }) },
      });
      return { item };
    });
  };
