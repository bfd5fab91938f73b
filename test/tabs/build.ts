import type { Overview, RiskView, WorkView } from '../../programme/index.ts';

export const me = '7a1f0000-0000-4000-8000-000000000101';
export const somebody = '7a1f0000-0000-4000-8000-000000000111';

export const aLine = (given: Partial<WorkView> = {}): WorkView => ({
  kind: 'measure',
  key: 'A1',
  title: 'Kurs i prosjekteierskap',
  risk: 'A',
  ownerName: 'Utvikler Alna',
  ownerOid: somebody,
  unit: 'BAL',
  due: '2025-04-25',
  status: 'not-started',
  daysOverdue: 0,
  mayAct: false,
  ...given,
});

export const aLateLine = (key: string, daysOverdue: number, given: Partial<WorkView> = {}): WorkView =>
  aLine({ key, daysOverdue, due: '2025-03-01', ...given });

export const aRiskView = (given: Partial<RiskView> = {}): RiskView => ({
  risk: { code: 'A', title: 'Svak forankring', status: 'identified', strategy: 'reduce' },
  items: [],
  open: 0,
  overdue: 0,
  done: 0,
  awaitsReassessment: false,
  ...given,
});

export const anOverview = (given: Partial<Overview> = {}): Overview => ({
  day: '2025-04-02',
  version: 1,
  risks: [],
  loose: [],
  faults: [],
  moreFaults: 0,
  quality: [],
  ...given,
});
