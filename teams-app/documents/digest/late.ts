import type { DigestLine } from '../../../programme/index.ts';
import { kept, under } from '../kept.ts';
import type { Block, Table } from '../printed.ts';
import { dueColumn, lateColumn, lineTable } from './line-table.ts';
import type { Section, Telling } from './telling.ts';

/** How much of each risk is overdue: figures, and the same as bars. */
const chart = (telling: Telling): Table => {
  const { overdueByRisk } = telling.digest;
  const { say, figure } = telling.words;
  const most = Math.max(...overdueByRisk.map(({ lines }) => lines.length));
  return {
    kind: 'table',
    caption: say('digest-pdf.chart'),
    columns: [
      { head: say('digest-pdf.columns.risk'), share: 6, rowHead: true },
      { head: say('digest-pdf.columns.count'), share: 5 },
    ],
    rows: overdueByRisk.map(({ risk, title, lines }) => [
      [`${risk} `, kept(telling, title)],
      { words: figure(lines.length), bar: lines.length / most },
    ]),
  };
};

const group = (telling: Telling, name: Block, lines: readonly DigestLine[]): Block[] => [
  name,
  lineTable(telling, lines, [dueColumn(telling), lateColumn(telling)]),
];

/** What is overdue, risk by risk: first how much of each, then the lines themselves. */
export const lateByRisk: Section = (telling) => {
  const { overdue, overdueByRisk } = telling.digest;
  const { say } = telling.words;
  const loose = overdue.filter(({ risk }) => risk === undefined);
  return under(say('digest-pdf.sections.by-risk'), [
    ...(overdueByRisk.length > 0 ? [chart(telling)] : []),
    ...overdueByRisk.flatMap(({ risk, title, lines }) => {
      const words = [say('digest-pdf.risk', { risk }), ': ', kept(telling, title)];
      return group(telling, { kind: 'heading', level: 3, words }, lines);
    }),
    ...(loose.length > 0
      ? group(telling, { kind: 'heading', level: 3, words: say('digest-pdf.loose') }, loose)
      : []),
  ]);
};

/** What is overdue, unit by unit, for those who read of more than one. */
export const lateByUnit: Section = ({ digest, words: { say, figure } }) => {
  if (digest.scope !== 'all' || digest.overdueByUnit.length === 0) return [];
  const oldest = (lines: readonly DigestLine[]) => Math.max(...lines.map(({ daysOverdue }) => daysOverdue));
  return under(say('digest-pdf.sections.by-unit'), [
    {
      kind: 'table',
      columns: [
        { head: say('digest-pdf.columns.unit'), share: 5, rowHead: true },
        { head: say('digest-pdf.columns.count'), share: 2, align: 'end' },
        { head: say('digest-pdf.columns.oldest'), share: 2, align: 'end' },
      ],
      rows: digest.overdueByUnit.map(({ unit, lines }) => [
        say(`units.${unit}`),
        figure(lines.length),
        say('digest-pdf.days', { count: oldest(lines) }),
      ]),
    },
  ]);
};

/** Risks late in several units at once: one cause, named once. */
export const sharedCauses: Section = (telling) => {
  const { say, list } = telling.words;
  const items = telling.digest.sharedCauses.map(({ risk, title, units, lines }) => [
    `${risk} `,
    kept(telling, title),
    `: ${say('digest-pdf.late-in', {
      count: lines.length,
      units: list(units.map((unit) => say(`units.${unit}`))),
    })}`,
  ]);
  return under(say('digest-pdf.sections.shared'), items.length > 0 ? [{ kind: 'list', items }] : []);
};
