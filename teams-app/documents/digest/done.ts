import { Temporal } from 'temporal-polyfill';
import { type DigestChange, osloDay } from '../../../programme/index.ts';
import { kept, under } from '../kept.ts';
import type { Section, Telling } from './telling.ts';

const didWhat = ({ words: { say } }: Telling, { action, who }: DigestChange): string =>
  say([`digest-pdf.did.${action.verb}`, 'digest-pdf.did.other'], {
    who: who?.name ?? say('digest-pdf.someone'),
  });

/** What was done in the week, when and by whom, newest first. */
export const doneInWeek: Section = (telling) => {
  const { say, day } = telling.words;
  const rows = telling.digest.changes.map((change) => [
    day(osloDay(Temporal.Instant.from(change.action.at))),
    didWhat(telling, change),
    [`${change.action.key} `, kept(telling, change.title)],
  ]);
  const columns = [
    { head: say('digest-pdf.columns.day'), share: 2.4 },
    { head: say('digest-pdf.columns.done'), share: 4 },
    { head: say('digest-pdf.columns.line'), share: 6 },
  ];
  return under(say('digest-pdf.sections.done'), rows.length > 0 ? [{ kind: 'table', columns, rows }] : []);
};
