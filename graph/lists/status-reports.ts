import { type ProjectStatus, StatusReport } from '../../programme/index.ts';
import { choice, instant, note, person, text, title } from './fields.ts';
import { group } from './group.ts';
import { listMapping } from './list-mapping.ts';
import { projectStatusWords } from './words.ts';

/** `TfStatusReports`: one project's status as reported, in Prosjektportalen's columns and words. */
export const statusReports = listMapping<StatusReport>({
  name: 'TfStatusReports',
  displayName: 'Statusmeldinger',
  schema: StatusReport,
  keyField: 'key',
  fields: {
    title: title(),
    key: text('TfKey', 'Nøkkel', { unique: true }),
    // The series' key too: Prosjektportalen is to keep several series of one site apart by a key of their own.
    project: text('TfProject', 'Prosjekt', { indexed: true }),
    period: text('TfPeriod', 'Periode', { indexed: true }),
    status: group<ProjectStatus>({
      time: choice('GtStatusTime', 'Status fremdrift', projectStatusWords.time),
      budget: choice('GtStatusBudget', 'Status økonomi', projectStatusWords.budget),
      quality: choice('GtStatusQuality', 'Status kvalitet', projectStatusWords.quality),
      risk: choice('GtStatusRisk', 'Status risiko', projectStatusWords.risk),
      gain: choice('GtStatusGainAchievement', 'Status gevinstoppnåelse', projectStatusWords.gain),
    }),
    comments: group<StatusReport['comments']>({
      time: note('GtStatusTimeComment', 'Status fremdrift, kommentar'),
      budget: note('GtStatusBudgetComment', 'Status økonomi, kommentar'),
      quality: note('GtStatusQualityComment', 'Status kvalitet, kommentar'),
      risk: note('GtStatusRiskComment', 'Status risiko, kommentar'),
      gain: note('GtStatusGainAchievementComment', 'Status gevinstoppnåelse, kommentar'),
    }),
    overall: note('GtOverallStatus', 'Overordnet status'),
    moderation: choice('GtModerationStatus', 'Rapportstatus', { draft: 'Kladd', published: 'Publisert' }),
    authorOid: person('TfAuthor', 'Meldt av'),
    reportedAt: instant('TfReportedAt', 'Meldt'),
  },
});
