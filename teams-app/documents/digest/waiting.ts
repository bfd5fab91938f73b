import type { HelpLine } from '../../../programme/index.ts';
import { kept, under } from '../kept.ts';
import { dueColumn, type LastColumn, lineTable } from './line-table.ts';
import type { Section, Telling } from './telling.ts';

const whyColumn = ({ words: { say } }: Telling): LastColumn<HelpLine> => ({
  column: { head: say('digest-pdf.columns.why'), share: 3.4 },
  cell: ({ helper, reason }) =>
    helper ? say('digest-pdf.helped', { name: helper.name }) : say(`help-reason.${reason}`),
});

/** What needs help, with why, or who has taken it up. */
export const needsHelp: Section = (telling) => {
  const { needsHelp: lines } = telling.digest;
  const table = () => lineTable(telling, lines, [dueColumn(telling), whyColumn(telling)]);
  return under(telling.words.say('digest-pdf.sections.needs-help'), lines.length > 0 ? [table()] : []);
};

/** What nobody is responsible for, so that nobody is reminded of it. */
export const homeless: Section = (telling) => {
  const { homeless: lines } = telling.digest;
  const { say } = telling.words;
  return under(
    say('digest-pdf.sections.homeless'),
    lines.length > 0
      ? [
          { kind: 'paragraph', words: say('digest-pdf.homeless') },
          lineTable(telling, lines, [dueColumn(telling)]),
        ]
      : [],
  );
};

export const dueSoon: Section = (telling) => {
  const { dueSoon: lines } = telling.digest;
  const table = () => lineTable(telling, lines, [dueColumn(telling)]);
  return under(telling.words.say('digest-pdf.sections.due-soon'), lines.length > 0 ? [table()] : []);
};

/** Risks whose measures are all done and which nobody has assessed since. */
export const reassess: Section = (telling) => {
  const { say } = telling.words;
  const items = telling.digest.awaitsReassessment.map(({ risk, owner }) => [
    `${risk.code} `,
    kept(telling, risk.title),
    ...(owner ? [` (${say('digest-pdf.risk-owner', { name: owner.name })})`] : []),
  ]);
  return under(say('digest-pdf.sections.reassess'), items.length > 0 ? [{ kind: 'list', items }] : []);
};

/** Projects whose status is too old, or was never given. */
export const missingStatus: Section = (telling) => {
  const { say, day } = telling.words;
  const rows = telling.digest.missingStatus.map(({ title, unit, statusOn }) => [
    kept(telling, title),
    say(`units.${unit}`),
    statusOn ? day(statusOn) : say('digest-pdf.never'),
  ]);
  const columns = [
    { head: say('digest-pdf.columns.project'), share: 6, rowHead: true },
    { head: say('digest-pdf.columns.unit'), share: 3 },
    { head: say('digest-pdf.columns.status'), share: 2.4 },
  ] as const;
  return under(
    say('digest-pdf.sections.missing-status'),
    rows.length > 0 ? [{ kind: 'table', columns, rows }] : [],
  );
};
