import type { Measure } from '../../programme/index.ts';

export const LEAD = '7a1f0000-0000-4000-8000-000000000101';
export const DEVELOPER = '7a1f0000-0000-4000-8000-000000000111';

/** A measure of risk A, due in the middle of March. */
export const aMeasure = (changes: Partial<Measure> = {}): Measure => ({
  kind: 'measure',
  key: 'A1',
  title: 'Kurs i prosjekteierskap',
  risk: 'A',
  ownerOid: LEAD,
  unit: 'DOU',
  due: '2025-03-14',
  status: 'not-started',
  cadence: 'once',
  snoozes: 0,
  ...changes,
});

/** The same measure as SharePoint holds it. */
export const measureFields = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  Title: 'Kurs i prosjekteierskap',
  TfKey: 'A1',
  TfRisk: 'A',
  TfResponsibleOid: LEAD,
  TfUnit: 'DOU',
  TfDue: '2025-03-14T12:00:00Z',
  TfStatus: 'Ikke startet',
  TfCadence: 'engangs',
  TfSnoozes: 0,
  ...changes,
});

/** A task as an old list without types holds it. */
export const taskFields = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  Title: 'Avklar eierskap',
  TfKey: 'A4-BAL',
  TfAssigneeOid: DEVELOPER,
  TfUnit: 'BAL',
  TfDue: '2025-04-30',
  TfStatus: 'Ikke startet',
  ...changes,
});
