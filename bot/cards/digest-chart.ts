import type { RiskGroup } from '../../programme/index.ts';
import { type CardElement, paragraph, run } from './card.ts';
import { type DigestDrawing, TITLE_LIMIT } from './digest-parts.ts';
import { shortened } from './shortened.ts';

const cell = (text: string, isBold = false) => ({
  type: 'TableCell' as const,
  items: [paragraph([run(text, isBold ? { weight: 'Bolder' } : {})])],
});

const table = ({ texts: { t } }: DigestDrawing, groups: readonly RiskGroup[]): CardElement => ({
  type: 'Table',
  columns: [{ width: 4 }, { width: 1 }],
  firstRowAsHeaders: true,
  showGridLines: false,
  rows: [
    { type: 'TableRow', cells: [cell(t('digest.chart.risk'), true), cell(t('digest.chart.count'), true)] },
    ...groups.map(({ risk, title, lines }) => ({
      type: 'TableRow' as const,
      cells: [cell(`${risk} ${shortened(title, TITLE_LIMIT)}`), cell(String(lines.length))],
    })),
  ],
});

/** How many lines each risk has overdue: Teams draws bars, every other client the same figures as a table. */
export const chartByRisk = (drawing: DigestDrawing, groups: readonly RiskGroup[]): CardElement[] => {
  const { t } = drawing.texts;
  // One bar compares nothing.
  if (groups.length < 2) return [];
  return [
    {
      type: 'Chart.HorizontalBar',
      title: t('digest.section.byRisk'),
      showTitle: false,
      displayMode: 'AbsoluteNoAxis',
      color: 'attention',
      data: groups.map(({ risk, title, lines }) => ({
        x: `${risk} ${shortened(title, 30)}`,
        y: lines.length,
      })),
      fallback: table(drawing, groups),
    },
  ];
};
