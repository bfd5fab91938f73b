import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { consentTo, detailsOf, ordinaryNames } from '../privacy/consent.ts';
import { documentsOf } from './case.ts';
import { PrepareForm } from './case-forms.ts';
import { atCase, refuseUnlessOffice } from './case-turn.ts';
import type { CaseView } from './case-view.ts';

/** What members will see of a case, and the words in it that seem to tell of somebody in particular. */
export type CasePreview = {
  item: CaseView['item'];
  personal: { field: string; words: string }[];
  /** What says yes to keeping just these words. */
  consent: string;
};

/** Shows a case as members will see it, from a form as it is written so far; nothing is kept. For the office. */
export const previewCase =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<CasePreview> => {
    const { key = '', consent: _, reworded: __, documents, ...given } = readForm(PrepareForm, form);
    return atCase(deps, actor, async (turn) => {
      refuseUnlessOffice(turn);
      const { title, text, benefit } = given;
      const texts: Readonly<Record<string, string | undefined>> = { title, text, benefit };
      const ordinary = ordinaryNames(await turn.tx.all('TfProjects'), turn.settings);
      const details = detailsOf(texts, ordinary);
      return {
        item: { ...given, key, state: 'draft', round: 1, documents: documentsOf({ documents }) },
        personal: details.map(({ field, start, end }) => ({
          field,
          words: (texts[field] ?? '').slice(start, end),
        })),
        consent: consentTo(details),
      };
    });
  };
