import type { DigestLine, HelpLine } from '../../../programme/index.ts';
import { dueColumn, type LastColumn, lineTable } from './line-table.ts';
import { kept, type Section, type Telling, under } from './telling.ts';

const isHelp = (line: DigestLine): line is HelpLine => 'reason' in line;

const whyColumn = ({ words: { say } }: Telling): LastColumn<DigestLine> => ({
  column: { head: say('digest-pdf.columns.why'), share: 3.4 },
  cell: (line) => {
    if (!isHelp(line)) return say('digest-pdf.homeless');
    return line.helper
      ? say('digest-pdf.helped', { name: line.helper.name })
      : say(`help-reason.${line.reason}`);
  },
});

/** What needs help, with why and who has taken it up; then what nobody is responsible for. */
export const needsHelp: Section = (telling) => {
  const { needsHelp: helped, homeless } = telling.digest;
  const keys = new Set(helped.map(({ item }) => item.key));
  const lines: DigestLine[] = [...helped, ...homeless.filter(({ item }) => !keys.has(item.key))];
  const table = () => lineTable(telling, lines, [dueColumn(telling), whyColumn(telling)]);
  return under(telling.words.say('digest-pdf.sections.needs-help'), lines.length > 0 ? [table()] : []);
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
