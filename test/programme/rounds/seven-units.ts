import {
  noAnswers,
  type Round,
  type RoundSummary,
  roundSummary,
  type UnitCode,
  type UnitReport,
} from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { aPerson, aState, LEAD, oid } from '../build.ts';
import {
  ALNA,
  aRound,
  aStatus,
  aUnitReport,
  by,
  developerOf,
  KURS,
  PORTFOLIO,
  people,
  projects,
  SALTO,
  SPRAK,
  units,
} from './build.ts';

const SUCCESSOR = oid(61);
const DEPUTY = oid(62);

export const FORMULA = '=HYPERLINK("https://evil.example";"hjelp") <b>nå</b>';

const before: Round = aRound({
  ...{ period: '2024-T3', start: '2025-01-02', deadline: '2025-01-15', state: 'closed' },
  openedAt: '2025-01-02T07:00:00Z',
  questions: [{ id: 'q9', kind: 'number', text: 'Hvor mange barn?', required: false }],
});

const round: Round = aRound({
  deadline: '2025-05-09',
  state: 'closed',
  closedBy: LEAD,
  closedAt: '2025-05-13T12:00:00Z',
  questions: [
    { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true },
    { id: 'q2', kind: 'number', text: 'Hvor mange barn?', required: false },
    { id: 'q3', kind: 'light', text: 'Bemanning', required: false },
  ],
  extensions: [
    { from: '2025-05-06', to: '2025-05-09', reason: 'Streik', byOid: LEAD, at: '2025-05-05T08:00:00Z' },
  ],
  reopened: [{ unit: 'UDE', was: 'delivered', reason: 'Feil tall', byOid: LEAD, at: '2025-05-08T08:00:00Z' }],
});

const delivered = (unit: UnitCode, authorOid: string, given: Partial<UnitReport> = {}): UnitReport =>
  aUnitReport({ unit, authorOid, status: 'delivered', deliveredAt: '2025-05-05T09:00:00Z', ...given });

const unitReports: UnitReport[] = [
  // In three sittings: one for each revision.
  delivered('BAL', ALNA, {
    summary: 'Et godt tertial',
    answers: {
      revision: 3,
      values: { q1: 'Samarbeidet', q2: 40, q3: 'yellow' },
      reports: { [SALTO]: `${SALTO}-2`, [KURS]: `${KURS}-1` },
      stamps: { q1: by(ALNA, 1), q2: by(ALNA, 2), q3: by(ALNA, 3) },
    },
  }),
  // Handed over to somebody else of the unit.
  delivered('BBJ', SUCCESSOR, {
    answers: {
      revision: 2,
      values: { q1: 'Lite' },
      reports: { [SPRAK]: `${SPRAK}-1` },
      stamps: { q1: by(SUCCESSOR, 2) },
    },
  }),
  delivered('BGO', developerOf('BGO'), { status: 'delivered-late', deliveredAt: '2025-05-12T08:00:00Z' }),
  // Away, with a deputy.
  delivered('BGR', DEPUTY, { deliveredAt: '2025-05-07T09:00:00Z' }),
  delivered('BSR', developerOf('BSR'), { needsHelp: FORMULA }),
  aUnitReport({ unit: 'BSN', status: 'draft', summary: 'ikke ferdig' }),
  delivered('UDE', PORTFOLIO),
  aUnitReport({
    ...{ period: '2024-T3', unit: 'BAL', status: 'delivered', authorOid: ALNA },
    deliveredAt: '2025-01-14T09:00:00Z',
    answers: { ...noAnswers, values: { q9: 31 }, reports: { [SALTO]: `${SALTO}-1` } },
  }),
];

const reports = [
  aStatus({
    key: `${SALTO}-1`,
    period: '2024-T3',
    status: { time: 'on-plan', risk: 'high' },
    reportedAt: '2025-01-10T08:00:00Z',
  }),
  aStatus({
    key: `${SALTO}-2`,
    status: { time: 'delayed', budget: 'on-budget', risk: 'medium' },
    comments: { time: '+mangler leder' },
    overall: 'Står stille',
    moderation: 'published',
  }),
  aStatus({
    key: `${KURS}-1`,
    project: KURS,
    title: 'Økt strukturkvalitet',
    status: { gain: 'minor-delays' },
  }),
  aStatus({
    ...{ key: `${SPRAK}-1`, project: SPRAK, title: 'Språksterk 1-6', authorOid: SUCCESSOR },
    status: { time: 'on-plan' },
  }),
];

/**
 * A round of seven units: Alna answered in three sittings, Bjerke handed over, Gamle Oslo was late after the deadline
 * had been moved, Grorud was away with a deputy, Stovner needs help, Søndre Nordstrand never delivered, and the agency
 * was opened again.
 */
export const sevenUnits = (): RoundSummary => {
  const state = aState({
    people: [
      ...people(),
      aPerson({ oid: SUCCESSOR, name: 'Avdelingsleder Bjerke', roles: ['manager'], unit: 'BBJ' }),
      aPerson({ oid: DEPUTY, name: 'Vara Grorud', roles: ['operative-board-deputy'], unit: 'BGR' }),
    ],
    projects: projects(),
    settings: [units, ...[round, before].map(roundSetting)],
    unitReports,
    reports,
  });
  const summary = roundSummary(state, '2025-T1');
  if (!summary) throw new Error('no such round');
  return summary;
};
