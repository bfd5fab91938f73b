import { daysBetween, mayPublish, osloDayOf, type StatusReport } from '../programme/index.ts';
import type { Card } from './cards/card.ts';
import { type ReportCard, type ReportView, reportCard } from './cards/report-card.ts';
import type { Reading } from './status-forms.ts';
import { unitNames } from './unit-names.ts';

/** A report as a card shows it to its reader. */
export const reportView = ({ state, person, day, texts }: Reading, report: StatusReport): ReportView => {
  const project = state.projects.find(({ key }) => key === report.project);
  const on = osloDayOf(report.reportedAt);
  return {
    report,
    unitName: project ? unitNames(state)(project.unit) : '',
    authorName: state.people.find(({ oid }) => oid === report.authorOid)?.name ?? texts.t('chat.somebody'),
    on: texts.day(on),
    // The hour is the use case's to know; who comes too late is told so.
    mayCorrect: report.authorOid === person.oid && daysBetween(on, day) <= 1,
    mayPublish: project !== undefined && mayPublish(person, project, state.people),
  };
};

/** The card of a report; `undefined` when there is none of that key. */
export const reportCardOf = (
  reading: Reading,
  key: string,
  rest: Pick<ReportCard, 'notice' | 'intro'> = {},
): Card | undefined => {
  const report = reading.state.reports.find((known) => known.key === key);
  if (!report) return undefined;
  const tabUrl = reading.tabUrl({ project: report.project });
  return reportCard({ texts: reading.texts, view: reportView(reading, report), tabUrl, ...rest });
};
