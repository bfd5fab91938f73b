import { type Digest, type DigestLine, type Project, riskOf } from '../../programme/index.ts';
import { personView } from './views.ts';

const lineView = ({ item, owner, daysOverdue, risk }: DigestLine) => ({
  key: item.key,
  title: item.title,
  risk: risk ?? riskOf(item),
  unit: item.unit,
  due: item.due,
  daysOverdue,
  ...(owner && { owner: personView(owner) }),
});
const keys = (lines: readonly DigestLine[]) => lines.map(({ item }) => item.key);
const projectView = ({ key, title, unit }: Project) => ({ key, title, unit });

const changeView = ({ action, who, title }: Digest['changes'][number]) => ({
  at: action.at,
  verb: action.verb,
  key: action.key,
  title,
  ...(who && { who: personView(who) }),
});

/** A digest as plain data: the counts first, then the rows behind each of them. */
export const digestView = (digest: Digest) => ({
  to: personView(digest.to),
  scope: digest.scope,
  day: digest.day,
  counts: {
    overdue: digest.overdue.length,
    overdueLastWeek: digest.overdueLastWeek,
    changes: digest.changes.length,
    dueSoon: digest.dueSoon.length,
    needsHelp: digest.needsHelp.length,
    homeless: digest.homeless.length,
    missingStatus: digest.missingStatus.length,
    sharedCauses: digest.sharedCauses.length,
    notMeasured: digest.notMeasured.length,
  },
  overdue: digest.overdue.map(lineView),
  overdueByRisk: digest.overdueByRisk.map(({ risk, title, lines }) => ({ risk, title, keys: keys(lines) })),
  overdueByUnit: digest.overdueByUnit.map(({ unit, lines }) => ({ unit, keys: keys(lines) })),
  changes: digest.changes.map(changeView),
  dueSoon: digest.dueSoon.map(lineView),
  needsHelp: digest.needsHelp.map((line) => ({ ...lineView(line), reason: line.reason })),
  homeless: digest.homeless.map(lineView),
  missingStatus: digest.missingStatus.map(projectView),
  sharedCauses: digest.sharedCauses.map(({ risk, title, units, lines }) => ({
    risk,
    title,
    units,
    keys: keys(lines),
  })),
  notMeasured: digest.notMeasured,
});
export type DigestView = ReturnType<typeof digestView>;
