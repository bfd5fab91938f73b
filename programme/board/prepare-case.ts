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

/** Half-years number the meetings: `2025-2/6` is the sixth of the second half of 2025. */
const newKey = async ({ tx, today }: CaseTurn): Promise<string> => {
  const meeting = `${today.slice(0, 4)}-${today.slice(5) < '07' ? 1 : 2}/`;
  const known = (await tx.all('TfCases')).filter(({ key }) => key.startsWith(meeting));
  return `${meeting}${1 + Math.max(0, ...known.map(numberOf))}`;
};

const draftIn = async ({ tx }: CaseTurn, key: string): Promise<Case> => {
  refuseFaulty(await tx.faults(), ['TfCases'], key);
  const known = await tx.hold('TfCases', key);
  if (!known) throw new Refusal('case-missing', { key });
  if (known.state !== 'draft') throw new Refusal('case-not-draft', { key });
  return known;
};

const withoutAbsent = (item: Case): Case => {
  for (const [name, value] of Object.entries(item))
    if (value === undefined) Reflect.deleteProperty(item, name);
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
      const item = withoutAbsent({
        ...given,
        key: before?.key ?? (await newKey(turn)),
        state: 'draft',
        round: before?.round ?? 1,
        // A list of applications set it, and no form asks for it before the case is opened.
        deadline: before?.deadline,
      });
      await tx.save('TfCases', item);
      const changed = changedFields(before ?? {}, item);
      await logCase(turn, 'prepare', item.key, {
        before: withoutWords('TfCases', changed.before),
        after: { ...withoutWords('TfCases', changed.after), ...(privacy && { privacy }) },
      });
      return { item };
    });
  };
