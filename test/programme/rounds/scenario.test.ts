import { describe, expect, it } from '@jest/globals';
import {
  type MarkInRound,
  type ProjectInRound,
  type Role,
  roundStanding,
  roundSummary,
} from '../../../programme/index.ts';
import { ALNA, developerOf, KURS, SALTO, SPRAK } from './build.ts';
import { BJERKE_DIRECTOR, GRORUD_DIRECTOR, playRound } from './scenario.ts';

const { held, state } = await playRound();
const summary = roundSummary(state, '2025-T1');

const silent = { light: 'none', changed: false, turn: 'same' } as const;
const marks = (given: Partial<Record<MarkInRound['dimension'], Partial<MarkInRound>>>) =>
  (['time', 'budget', 'quality', 'risk', 'gain'] as const).map((dimension) => ({
    dimension,
    ...silent,
    ...given[dimension],
  }));
const reported = (key: string, role: Role, number = 1) => ({
  ...{ key, report: `${key}-${number}`, moderation: 'draft', hasEnded: false, role },
});

const salto = {
  ...{ ...reported(SALTO, 'developer', 2), title: 'Operativt Salto', unit: 'BAL', light: 'red' },
  overall: 'Står stille til ny leder er på plass',
  marks: marks({
    time: {
      value: 'delayed',
      light: 'red',
      before: 'on-plan',
      changed: true,
      turn: 'worse',
      comment: 'mangler leder',
    },
    budget: { value: 'on-budget', light: 'green', before: 'on-budget' },
  }),
};
const kurs = {
  ...{ ...reported(KURS, 'developer'), title: 'Økt strukturkvalitet', unit: 'BAL', light: 'green' },
  marks: marks({ time: { value: 'on-plan', light: 'green' } }),
};
const ended = {
  ...{ key: '30122101', title: 'Helsestasjon for ungdom', unit: 'BAL', hasEnded: true, light: 'none' },
  marks: marks({}),
};
const sprak = {
  ...{ ...reported(SPRAK, 'developer'), title: 'Språksterk 1-6', unit: 'BBJ', light: 'yellow' },
  marks: marks({ risk: { value: 'medium', light: 'yellow', comment: 'rekruttering tar tid' } }),
};
const moderne = {
  ...{ ...reported('30012333', 'developer'), title: 'Moderne barnehage', unit: 'BGO', light: 'yellow' },
  marks: marks({ quality: { value: 'minor-deviation', light: 'yellow' } }),
};
const trygge = {
  ...{ ...reported('30102310', 'manager'), title: 'Har vi trygge tjenester', unit: 'BGR', light: 'red' },
  marks: marks({ budget: { value: 'over', light: 'red', comment: 'dyrere lokaler' } }),
};
const stien = {
  ...{ ...reported('30112411', 'developer'), title: 'Stien', unit: 'BSR', light: 'green' },
  marks: marks({ time: { value: 'ahead', light: 'green' } }),
};
const lofsrud = {
  ...{ ...reported('72001022', 'developer'), title: 'Lofsrud læringshub', unit: 'UDE', light: 'green' },
  marks: marks({ gain: { value: 'on-plan', light: 'green' } }),
};

const asked = [
  { question: 'q1', text: 'Hva gikk best?', kind: 'text', changed: false },
  { question: 'q2', text: 'Hvor mange barn er nådd?', kind: 'number', changed: false },
  { question: 'q3', text: 'Hvordan er bemanningen?', kind: 'light', changed: false },
  { question: 'q4', text: 'Tempo?', kind: 'choice', changed: false },
];
const answers = (given: Record<string, object>) =>
  asked.map((line) => ({ ...line, ...given[line.question] }));
const best = (value: string, role: Role) => answers({ q1: { value, role } });

describe('a round of seven units, put together', () => {
  it('tells when it was, how it was extended, and what it is held against', () => {
    expect(summary).toMatchObject({
      ...{
        period: '2025-T1',
        state: 'closed',
        start: '2025-04-22',
        deadline: '2025-05-09',
        closedOn: '2025-05-13',
      },
      since: '2024-T3',
      extensions: [{ from: '2025-05-06', to: '2025-05-09', reason: 'Streik i to bydeler', on: '2025-05-05' }],
    });
  });

  it('has every unit with what it gave', () => {
    expect(summary?.units).toEqual([
      {
        ...{
          unit: 'BAL',
          name: 'Bydel Alna',
          standing: 'delivered',
          deliveredOn: '2025-05-05',
          role: 'developer',
        },
        summary: 'Et godt tertial',
        answers: answers({
          q1: { value: 'Samarbeidet med skolene', role: 'developer' },
          q2: { value: 40, before: 31, changed: true, role: 'developer' },
          q3: { value: 'yellow', role: 'developer' },
          q4: { value: 'Som før', role: 'developer' },
        }),
        projects: [salto, kurs, ended],
        reopened: [],
      },
      {
        ...{
          unit: 'BBJ',
          name: 'Bydel Bjerke',
          standing: 'delivered',
          deliveredOn: '2025-05-02',
          role: 'manager',
        },
        answers: best('Språkleken', 'manager'),
        projects: [sprak],
        reopened: [],
      },
      {
        ...{
          unit: 'BGO',
          name: 'Bydel Gamle Oslo',
          standing: 'delivered-late',
          deliveredOn: '2025-05-12',
          role: 'developer',
        },
        needsHelp: 'Flere vikarer',
        answers: best('Ny rutine', 'developer'),
        projects: [moderne],
        reopened: [],
      },
      {
        ...{
          unit: 'BGR',
          name: 'Bydel Grorud',
          standing: 'delivered',
          deliveredOn: '2025-05-06',
          role: 'manager',
        },
        answers: best('Ro i huset', 'manager'),
        projects: [trygge],
        reopened: [],
      },
      {
        ...{
          unit: 'BSR',
          name: 'Bydel Stovner',
          standing: 'delivered',
          deliveredOn: '2025-05-08',
          role: 'developer',
        },
        answers: best('Vi er foran', 'developer'),
        projects: [stien],
        reopened: [],
      },
      {
        unit: 'BSN',
        name: 'Bydel Søndre Nordstrand',
        standing: 'draft',
        answers: [],
        projects: [],
        reopened: [],
      },
      {
        ...{
          unit: 'UDE',
          name: 'Utdanningsetaten',
          standing: 'delivered',
          deliveredOn: '2025-04-29',
          role: 'developer',
        },
        ...{ summary: 'Jevn drift', needsHelp: 'Avklaring om lokaler' },
        answers: best('Læringshuben', 'developer'),
        projects: [lofsrud],
        reopened: [],
      },
    ]);
  });

  it('has red first and then yellow, the calls for help, the late one, and the one that did not deliver', () => {
    const attention: Pick<ProjectInRound, 'title'>[] = [salto, trygge, sprak, moderne];
    expect(summary?.attention).toEqual(attention);
    expect(summary?.needsHelp).toEqual([
      { unit: 'BGO', name: 'Bydel Gamle Oslo', text: 'Flere vikarer', role: 'developer' },
      { unit: 'UDE', name: 'Utdanningsetaten', text: 'Avklaring om lokaler', role: 'developer' },
    ]);
    expect(summary?.late).toEqual(['BGO']);
    expect(summary?.unanswered).toEqual([
      { unit: 'BSN', name: 'Bydel Søndre Nordstrand', standing: 'draft' },
    ]);
  });

  it('quotes everybody by their role', () => {
    const question = { question: 'q1', text: 'Hva gikk best?' };
    const of =
      (unit: string, name: string, role: Role) => (about: unknown, text: string, project?: string) => ({
        ...{ unit, name, about, text, role },
        ...(project && { project }),
      });
    const alna = of('BAL', 'Bydel Alna', 'developer');
    const agency = of('UDE', 'Utdanningsetaten', 'developer');
    expect(summary?.quotes).toEqual([
      alna('summary', 'Et godt tertial'),
      alna(question, 'Samarbeidet med skolene'),
      alna('overall', 'Står stille til ny leder er på plass', 'Operativt Salto'),
      alna('time', 'mangler leder', 'Operativt Salto'),
      of('BBJ', 'Bydel Bjerke', 'manager')(question, 'Språkleken'),
      of('BBJ', 'Bydel Bjerke', 'developer')('risk', 'rekruttering tar tid', 'Språksterk 1-6'),
      of('BGO', 'Bydel Gamle Oslo', 'developer')(question, 'Ny rutine'),
      of('BGR', 'Bydel Grorud', 'manager')(question, 'Ro i huset'),
      of('BGR', 'Bydel Grorud', 'manager')('budget', 'dyrere lokaler', 'Har vi trygge tjenester'),
      of('BSR', 'Bydel Stovner', 'developer')(question, 'Vi er foran'),
      agency('summary', 'Jevn drift'),
      agency(question, 'Læringshuben'),
    ]);
  });
});

describe('the same round, as people got it', () => {
  const sent = (kind: string) =>
    held
      .held()
      .outbox.flatMap((message) => (message.kind === kind ? [[message.personOid, message.key]] : []));

  it('came once to each unit: to the deputy of the one away, and to the one it was handed over to', () => {
    expect(sent('round')).toEqual([
      [ALNA, '2025-T1/BAL'],
      [developerOf('BBJ'), '2025-T1/BBJ'],
      [developerOf('BGO'), '2025-T1/BGO'],
      [GRORUD_DIRECTOR, '2025-T1/BGR'],
      [developerOf('BSR'), '2025-T1/BSR'],
      [developerOf('BSN'), '2025-T1/BSN'],
      [developerOf('UDE'), '2025-T1/UDE'],
      [BJERKE_DIRECTOR, '2025-T1/BBJ'],
    ]);
  });

  it('reminded only those who had not delivered, by the deadline as it stood, and told them of the extension', () => {
    expect(sent('round-reminder').map(([, key]) => key)).toEqual([
      ...['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE'].map((unit) => `2025-04-29 2025-T1/${unit}`),
      ...['BAL', 'BGO', 'BGR', 'BSR', 'BSN'].map((unit) => `2025-05-05 2025-T1/${unit}`),
      ...['BGO', 'BGR', 'BSR', 'BSN'].map((unit) => `2025-05-05 2025-T1/${unit} 2025-05-09`),
      ...['BGO', 'BSR', 'BSN'].map((unit) => `2025-05-08 2025-T1/${unit}`),
      ...['BGO', 'BSN'].map((unit) => `2025-05-09 2025-T1/${unit}`),
      ...['BGO', 'BSN'].map((unit) => `2025-05-12 2025-T1/${unit}`),
    ]);
    const of = (unit: string) =>
      sent('round-reminder')
        .filter(([, key]) => key?.includes(unit))
        .map(([person]) => person);
    expect(new Set(of('BGR'))).toEqual(new Set([GRORUD_DIRECTOR]));
    expect(new Set(of('BBJ'))).toEqual(new Set([BJERKE_DIRECTOR]));
  });

  it('stood for the office with the one late and the one past the deadline marked', () => {
    const standing = roundStanding(state, '2025-T1', '2025-05-13');
    expect(standing?.delivered).toBe(6);
    expect(
      standing?.units.map(({ unit, standing: how, isLate, done, total }) => [unit, how, isLate, done, total]),
    ).toEqual([
      ['BAL', 'delivered', false, 3, 3],
      ['BBJ', 'delivered', false, 2, 2],
      ['BGO', 'delivered-late', true, 2, 2],
      ['BGR', 'delivered', false, 2, 2],
      ['BSR', 'delivered', false, 2, 2],
      ['BSN', 'draft', true, 0, 2],
      ['UDE', 'delivered', false, 2, 2],
    ]);
  });

  it('left six drafts and one more for their leads to publish, each for the round’s period', async () => {
    const reports = (await held.all('TfStatusReports')).filter(({ period }) => period === '2025-T1');
    expect(reports.map(({ key, moderation }) => `${key} ${moderation}`)).toEqual([
      `${SALTO}-2 draft`,
      `${SPRAK}-1 draft`,
      `${KURS}-1 draft`,
      '72001022-1 draft',
      '30102310-1 draft',
      '30112411-1 draft',
      '30012333-1 draft',
    ]);
  });
});
