import { choiceColumn, instantColumn, noteColumn, personColumns, textColumn } from './columns.ts';
import type { ListDefinition } from './list-mapping.ts';
import { projectStatusWords } from './words.ts';

const dimension = (name: string, displayName: string, words: Record<string, string>) => [
  choiceColumn(name, displayName, Object.values(words)),
  noteColumn(`${name}Comment`, `${displayName}, kommentar`),
];

/** `TfStatusReports`: one project's status in one period, in Prosjektportalen's columns and words. */
export const statusReports: ListDefinition = {
  name: 'TfStatusReports',
  displayName: 'Statusmeldinger',
  template: 'genericList',
  columns: [
    textColumn('TfKey', 'Nøkkel', { unique: true }),
    textColumn('TfProject', 'Prosjekt', { indexed: true }),
    textColumn('TfPeriod', 'Periode', { indexed: true }),
    ...dimension('GtStatusTime', 'Status fremdrift', projectStatusWords.time),
    ...dimension('GtStatusBudget', 'Status økonomi', projectStatusWords.budget),
    ...dimension('GtStatusQuality', 'Status kvalitet', projectStatusWords.quality),
    ...dimension('GtStatusRisk', 'Status risiko', projectStatusWords.risk),
    ...dimension('GtStatusGainAchievement', 'Status gevinstoppnåelse', projectStatusWords.gain),
    noteColumn('GtOverallStatus', 'Overordnet status'),
    choiceColumn('GtModerationStatus', 'Rapportstatus', ['Kladd', 'Publisert']),
    ...personColumns('TfAuthor', 'Meldt av'),
    instantColumn('TfReportedAt', 'Meldt'),
  ],
};
