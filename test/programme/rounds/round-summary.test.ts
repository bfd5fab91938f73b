import { describe, expect, it } from '@jest/globals';
import { type Round, roundSummary, roundsIn, type UnitReport } from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { aProject, aState } from '../build.ts';
import {
  ALNA,
  aRound,
  aStatus,
  aUnitReport,
  BJERKE,
  by,
  DIRECTOR,
  KURS,
  people,
  projects,
  SALTO,
  SPRAK,
  units,
} from './build.ts';

type Given = Partial<Omit<Parameters<typeof roundSummary>[0], 'settings'>>;

const summaryOf = (given: Given, rounds: Round[] = [aRound()], period = '2025-T1') => {
  const settings = [units, ...rounds.map(roundSetting)];
  const summary = roundSummary(
    { ...aState({ people: people(), projects: projects() }), ...given, settings },
    period,
  );
  if (!summary) throw new Error('no such round');
  return summary;
};

const alna = (given: Partial<UnitReport> = {}, answers: Partial<UnitReport['answers']> = {}): UnitReport =>
  aUnitReport({
    status: 'delivered',
    authorOid: ALNA,
    deliveredAt: '2025-05-05T09:00:00Z',
    answers: {
      revision: 3,
      values: {},
      reports: { [SALTO]: `${SALTO}-2`, [KURS]: `${KURS}-1` },
      stamps: {},
      ...answers,
    },
    ...given,
  });
const salto = aStatus({
  key: `${SALTO}-2`,
  status: { time: 'delayed', budget: 'on-budget', risk: 'medium' },
  comments: { time: 'mangler leder' },
  overall: 'Står stille',
});
const kurs = aStatus({
  key: `${KURS}-1`,
  project: KURS,
  title: 'Økt strukturkvalitet',
  status: { time: 'on-plan', gain: 'minor-delays' },
});

const unitOf = (summary: ReturnType<typeof summaryOf>, unit: string) =>
  summary.units.find((one) => one.unit === unit);

describe('the summary of a round', () => {
  it('is of all seven units in the order of the programme, those that did not answer among them', () => {
    const summary = summaryOf({ unitReports: [alna(), aUnitReport({ unit: 'BBJ', status: 'draft' })] });
    expect(summary.units.map(({ name, standing }) => `${name}: ${standing}`)).toEqual([
      'Bydel Alna: delivered',
      'Bydel Bjerke: draft',
      'Bydel Gamle Oslo: unanswered',
      'Bydel Grorud: unanswered',
      'Bydel Stovner: unanswered',
      'Bydel Søndre Nordstrand: unanswered',
      'Utdanningsetaten: unanswered',
    ]);
    expect(summary.unanswered.map(({ unit, standing }) => `${unit} ${standing}`)).toEqual([
      'BBJ draft',
      'BGO unanswered',
      'BGR unanswered',
      'BSR unanswered',
      'BSN unanswered',
      'UDE unanswered',
    ]);
  });

  it('says nothing of what a unit wrote and has not delivered', () => {
    const draft = alna({ status: 'draft', summary: 'ikke ferdig', needsHelp: 'hjelp' });
    const summary = summaryOf({ unitReports: [draft], reports: [salto, kurs] });
    expect(summary.attention).toEqual([]);
    expect(summary.needsHelp).toEqual([]);
    expect(summary.quotes).toEqual([]);
    expect(unitOf(summary, 'BAL')).toEqual({
      unit: 'BAL',
      name: 'Bydel Alna',
      standing: 'draft',
      answers: [],
      projects: [],
      reopened: [],
    });
  });

  it('has red projects first, then yellow ones, in each unit and across them', () => {
    const bjerke = aUnitReport({
      ...{ unit: 'BBJ', status: 'delivered', authorOid: BJERKE, deliveredAt: '2025-05-05T09:00:00Z' },
      answers: { revision: 1, values: {}, reports: { [SPRAK]: `${SPRAK}-1` }, stamps: {} },
    });
    const sprak = aStatus({
      key: `${SPRAK}-1`,
      project: SPRAK,
      title: 'Språksterk 1-6',
      status: { quality: 'major-deviation' },
      authorOid: BJERKE,
    });
    const summary = summaryOf({ unitReports: [alna(), bjerke], reports: [kurs, salto, sprak] });
    expect(unitOf(summary, 'BAL')?.projects.map(({ title, light }) => `${title} ${light}`)).toEqual([
      'Operativt Salto red',
      'Økt strukturkvalitet yellow',
    ]);
    expect(summary.attention.map(({ unit, title, light }) => `${unit} ${title} ${light}`)).toEqual([
      'BAL Operativt Salto red',
      'BBJ Språksterk 1-6 red',
      'BAL Økt strukturkvalitet yellow',
    ]);
  });

  it('tells what changed since the report given in the round before', () => {
    const before = aRound({
      period: '2024-T3',
      start: '2025-01-02',
      deadline: '2025-01-15',
      state: 'closed',
    });
    const earlier = aUnitReport({
      ...{ period: '2024-T3', status: 'delivered' },
      answers: { revision: 1, values: {}, reports: { [SALTO]: `${SALTO}-1` }, stamps: {} },
    });
    const was = aStatus({
      key: `${SALTO}-1`,
      period: '2024-T3',
      status: { time: 'on-plan', budget: 'on-budget', risk: 'high' },
      reportedAt: '2025-01-10T08:00:00Z',
    });
    const between = aStatus({
      key: `${SALTO}-9`,
      period: '2025-03',
      status: { time: 'delayed' },
      reportedAt: '2025-03-10T08:00:00Z',
    });
    const summary = summaryOf({ unitReports: [alna(), earlier], reports: [salto, was, between] }, [
      aRound(),
      before,
    ]);
    expect(summary.since).toBe('2024-T3');
    const marks = unitOf(summary, 'BAL')?.projects[0]?.marks;
    expect(marks).toEqual([
      {
        dimension: 'time',
        value: 'delayed',
        light: 'red',
        before: 'on-plan',
        changed: true,
        turn: 'worse',
        comment: 'mangler leder',
      },
      {
        dimension: 'budget',
        value: 'on-budget',
        light: 'green',
        before: 'on-budget',
        changed: false,
        turn: 'same',
      },
      { dimension: 'quality', light: 'none', changed: false, turn: 'same' },
      { dimension: 'risk', value: 'medium', light: 'yellow', before: 'high', changed: true, turn: 'better' },
      { dimension: 'gain', light: 'none', changed: false, turn: 'same' },
    ]);
  });

  it("tells what changed since a project's last report where there was no round before", () => {
    const last = aStatus({
      key: `${SALTO}-1`,
      period: '2025-03',
      status: { time: 'minor-delays' },
      reportedAt: '2025-03-10T08:00:00Z',
    });
    const summary = summaryOf({ unitReports: [alna()], reports: [salto, last] });
    expect(summary.since).toBeUndefined();
    expect(unitOf(summary, 'BAL')?.projects[0]?.marks[0]).toMatchObject({
      before: 'minor-delays',
      turn: 'worse',
    });
  });

  it('quotes by the role people wrote in, and never by name', () => {
    const questions: Round['questions'] = [
      { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true },
      { id: 'q2', kind: 'number', text: 'Hvor mange barn?', required: false },
    ];
    const report = alna(
      { summary: 'Et godt tertial', needsHelp: 'Flere hender' },
      { values: { q1: 'Samarbeidet', q2: 40 }, stamps: { q1: by(DIRECTOR), q2: by(ALNA) } },
    );
    const summary = summaryOf({ unitReports: [report], reports: [salto, kurs] }, [aRound({ questions })]);
    expect(summary.quotes).toEqual([
      { unit: 'BAL', name: 'Bydel Alna', about: 'summary', text: 'Et godt tertial', role: 'developer' },
      {
        unit: 'BAL',
        name: 'Bydel Alna',
        about: { question: 'q1', text: 'Hva gikk best?' },
        text: 'Samarbeidet',
        role: 'manager',
      },
      {
        unit: 'BAL',
        name: 'Bydel Alna',
        project: 'Operativt Salto',
        about: 'overall',
        text: 'Står stille',
        role: 'developer',
      },
      {
        unit: 'BAL',
        name: 'Bydel Alna',
        project: 'Operativt Salto',
        about: 'time',
        text: 'mangler leder',
        role: 'developer',
      },
    ]);
    expect(summary.needsHelp).toEqual([
      { unit: 'BAL', name: 'Bydel Alna', text: 'Flere hender', role: 'developer' },
    ]);
    expect(JSON.stringify(summary)).not.toMatch(/Utvikler|Bydelsdirektør|7a1f0000/);
  });

  it('holds an answer against the same question of the round before, whatever its place was', () => {
    const before = aRound({
      ...{ period: '2024-T3', start: '2025-01-02', deadline: '2025-01-15', state: 'closed' },
      questions: [{ id: 'q7', kind: 'number', text: 'Hvor mange barn?', required: false }],
    });
    const earlier = aUnitReport({
      ...{ period: '2024-T3', status: 'delivered' },
      answers: { revision: 1, values: { q7: 31 }, reports: {}, stamps: {} },
    });
    const round = aRound({
      questions: [{ id: 'q1', kind: 'number', text: 'Hvor mange barn?', required: false }],
    });
    const report = alna({}, { values: { q1: 40 }, stamps: { q1: by(ALNA) } });
    const summary = summaryOf({ unitReports: [report, earlier] }, [round, before]);
    expect(unitOf(summary, 'BAL')?.answers).toEqual([
      {
        question: 'q1',
        text: 'Hvor mange barn?',
        kind: 'number',
        value: 40,
        before: 31,
        changed: true,
        role: 'developer',
      },
    ]);
  });

  it('marks late answers, and tells of extensions and of what was opened again', () => {
    const round = aRound({
      deadline: '2025-05-09',
      extensions: [
        {
          from: '2025-05-06',
          to: '2025-05-09',
          reason: 'Streik',
          byOid: DIRECTOR,
          at: '2025-05-05T08:00:00Z',
        },
      ],
      reopened: [
        { unit: 'BAL', was: 'delivered', reason: 'Feil tall', byOid: DIRECTOR, at: '2025-05-08T08:00:00Z' },
      ],
    });
    const summary = summaryOf(
      { unitReports: [alna({ status: 'delivered-late', deliveredAt: '2025-05-12T08:00:00Z' })] },
      [round],
    );
    expect(summary.late).toEqual(['BAL']);
    expect(summary.extensions).toEqual([
      { from: '2025-05-06', to: '2025-05-09', reason: 'Streik', on: '2025-05-05' },
    ]);
    expect(unitOf(summary, 'BAL')).toMatchObject({
      deliveredOn: '2025-05-12',
      role: 'developer',
      reopened: [{ on: '2025-05-08', reason: 'Feil tall' }],
    });
  });

  it('has a project that came to its end before the unit delivered, and asks nothing of it', () => {
    const [first, ...rest] = projects();
    const ended = { ...aProject(first), end: '2025-04-30' };
    const summary = summaryOf({ unitReports: [alna({}, { reports: {} })], projects: [ended, ...rest] });
    expect(unitOf(summary, 'BAL')?.projects).toMatchObject([
      { title: 'Operativt Salto', hasEnded: true, light: 'none' },
      { title: 'Økt strukturkvalitet', hasEnded: false, light: 'none' },
    ]);
  });

  it('is of nothing where there is no such round', () => {
    expect(roundSummary(aState({ settings: [units] }), '2025-T1')).toBeUndefined();
  });
});

describe('the rounds in the settings', () => {
  it('are told apart by their period, the newest first', () => {
    const later = aRound({ period: '2025-06', start: '2025-06-02', deadline: '2025-06-10' });
    expect(roundsIn([units, roundSetting(aRound()), roundSetting(later)]).rounds).toEqual([later, aRound()]);
  });

  it.each([
    ['no object', 'snart'],
    ['a deadline that is no day', { ...aRound(), deadline: 'i mai' }],
    ['another period than its key says', aRound({ period: '2025-T2' })],
    [
      'a question of a kind there is not',
      { ...aRound(), questions: [{ id: 'q1', kind: 'file', text: 'x', required: true }] },
    ],
    [
      'two questions under one id',
      aRound({
        questions: [1, 2].map(() => ({ id: 'q1', kind: 'text' as const, text: 'Hva?', required: true })),
      }),
    ],
  ])('with %s are a fault of the row, and no round', (_what, value) => {
    const { rounds, faults } = roundsIn([{ key: 'round/2025-T1', value: JSON.parse(JSON.stringify(value)) }]);
    expect(rounds).toEqual([]);
    expect(faults).toMatchObject([
      { list: 'TfSettings', key: 'round/2025-T1', columns: [{ column: 'TfValue', reason: 'wrong-form' }] },
    ]);
  });
});
