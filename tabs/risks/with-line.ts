import type { Overview, RiskView, WorkView } from '../../programme/index.ts';
import { isOpenLine, isOverdue } from './choose.ts';

const counted = (view: RiskView, items: WorkView[]): RiskView => ({
  ...view,
  items,
  open: items.filter(isOpenLine).length,
  overdue: items.filter(isOverdue).length,
  done: items.filter(({ status }) => status === 'done').length,
});

const placed = (lines: readonly WorkView[], line: WorkView): WorkView[] =>
  lines.some(({ key }) => key === line.key)
    ? lines.map((old) => (old.key === line.key ? line : old))
    : [...lines, line];

/** The overview with a line as the server answered it, new or changed, until the whole is read again. */
export const withLine = (overview: Overview, line: WorkView): Overview =>
  line.risk === undefined
    ? { ...overview, loose: placed(overview.loose, line) }
    : {
        ...overview,
        risks: overview.risks.map((view) =>
          view.risk.code === line.risk ? counted(view, placed(view.items, line)) : view,
        ),
      };
