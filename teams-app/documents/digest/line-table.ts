import type { DigestLine } from '../../../programme/index.ts';
import { kept } from '../kept.ts';
import type { Cell, Column, Table } from '../printed.ts';
import type { Telling } from './telling.ts';

/** What the last columns say of a line. */
export type LastColumn<L extends DigestLine> = { column: Column; cell: (line: L) => Cell };

/** When a line is due. */
export const dueColumn = ({ words: { say, day } }: Telling): LastColumn<DigestLine> => ({
  column: { head: say('digest-pdf.columns.due'), share: 2.6 },
  cell: ({ item }) => day(item.due),
});

/** How long a line is overdue. */
export const lateColumn = ({ words: { say } }: Telling): LastColumn<DigestLine> => ({
  column: { head: say('digest-pdf.columns.late'), share: 1.7 },
  cell: ({ daysOverdue }) => say('digest-pdf.days', { count: daysOverdue }),
});

/** Measures and tasks one by one: number, title, who is responsible, where, and what else there is to say. */
export const lineTable = <L extends DigestLine>(
  telling: Telling,
  lines: readonly L[],
  last: readonly LastColumn<L>[],
): Table => {
  const { digest, words } = telling;
  const { say } = words;
  const several = digest.scope === 'all';
  return {
    kind: 'table',
    columns: [
      { head: say('digest-pdf.columns.key'), share: 1.3, rowHead: true },
      { head: say('digest-pdf.columns.line'), share: 6 },
      { head: say('digest-pdf.columns.owner'), share: 3 },
      ...(several ? [{ head: say('digest-pdf.columns.unit'), share: 2.6 }] : []),
      ...last.map(({ column }) => column),
    ],
    rows: lines.map((line) => [
      line.item.key,
      kept(telling, line.item.title),
      line.owner?.name ?? say('digest-pdf.nobody'),
      ...(several ? [say(`units.${line.item.unit}`)] : []),
      ...last.map(({ cell }) => cell(line)),
    ]),
  };
};
