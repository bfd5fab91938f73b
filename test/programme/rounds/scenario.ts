import {
  addDays,
  closeRound,
  deliverReport,
  extendRound,
  openRound,
  type Project,
  passOnReport,
  type Records,
  type Round,
  readState,
  runRounds,
  saveAnswers,
  saveProject,
  type UnitCode,
} from '../../../programme/index.ts';
import { roundSetting } from '../../../programme/rounds/round.ts';
import { aPerson, aProject, by, clockAt, LEAD, oid } from '../build.ts';
import {
  ADVISER,
  ALNA,
  aRound,
  aStatus,
  aUnitReport,
  developerOf,
  KURS,
  people,
  projects,
  records,
  SALTO,
  SPRAK,
  units,
} from './build.ts';

/** Bjerke's director, to whom the answer is handed over, and Grorud's, who stands in for its developer. */
export const BJERKE_DIRECTOR = oid(52);
export const GRORUD_DIRECTOR = oid(54);

export const questions: Round['questions'] = [
  { id: 'q1', kind: 'text', text: 'Hva gikk best?', required: true },
  { id: 'q2', kind: 'number', text: 'Hvor mange barn er nådd?', required: false },
  { id: 'q3', kind: 'light', text: 'Hvordan er bemanningen?', required: false },
  { id: 'q4', kind: 'choice', text: 'Tempo?', required: false, choices: ['Raskere', 'Som før'] },
];

const running = { start: '2023-01-01', end: '2026-12-31' };
const own = (key: string, unit: UnitCode, title: string, given: Partial<Project> = {}): Project =>
  aProject({ key, number: key, unit, title, ...running, ...given });

const allProjects = (): Project[] => [
  ...projects().map((project) =>
    project.key === SALTO
      ? { ...project, status: { time: 'on-plan', budget: 'on-budget' } as const }
      : project,
  ),
  // Comes to its end while the round is open.
  own('30122101', 'BAL', 'Helsestasjon for ungdom', { end: '2025-04-30' }),
  own('30012333', 'BGO', 'Moderne barnehage'),
  own('30102310', 'BGR', 'Har vi trygge tjenester'),
  own('30112411', 'BSR', 'Stien'),
  own('30151624', 'BSN', 'Sammen for Søndre'),
  own('72001022', 'UDE', 'Lofsrud læringshub'),
];

const allPeople = () => [
  ...people().map((person) =>
    person.oid === developerOf('BGR')
      ? { ...person, absentFrom: '2025-04-21', absentTo: '2025-05-16', deputyOid: GRORUD_DIRECTOR }
      : person,
  ),
  aPerson({ oid: BJERKE_DIRECTOR, name: 'Bydelsdirektør Bjerke', roles: ['manager'], unit: 'BBJ' }),
  aPerson({ oid: GRORUD_DIRECTOR, name: 'Bydelsdirektør Grorud', roles: ['manager'], unit: 'BGR' }),
];

const before = aRound({
  ...{ period: '2024-T3', start: '2025-01-06', deadline: '2025-01-15', openedAt: '2025-01-06T07:00:00Z' },
  questions: [{ id: 'barn', kind: 'number', text: 'Hvor mange barn er nådd?', required: false }],
  ...{ state: 'closed', closedBy: LEAD, closedAt: '2025-01-20T08:00:00Z' },
});

/** What stood from the round before: Alna's answer alone. */
const start = () =>
  records({
    TfPeople: allPeople(),
    TfProjects: allProjects(),
    TfSettings: [units, roundSetting(before)],
    TfStatusReports: [
      aStatus({
        period: '2024-T3',
        status: { time: 'on-plan', budget: 'on-budget' },
        reportedAt: '2025-01-10T08:00:00Z',
      }),
    ],
    TfUnitReports: [
      aUnitReport({
        ...{ period: '2024-T3', status: 'delivered', authorOid: ALNA, deliveredAt: '2025-01-10T09:00:00Z' },
        answers: { revision: 2, values: { barn: 31 }, reports: { [SALTO]: `${SALTO}-1` }, stamps: {} },
      }),
    ],
  });

type Answers = Record<string, string>;

/** One person at work in the round on one day. */
const sitting = (held: Records, day: string, who: string) => {
  const deps = { records: held, clock: clockAt(day, '12:00') };
  const place = { period: '2025-T1' };
  return {
    project: (project: string, form: object) =>
      saveProject(deps)(by(who), { ...place, seen: 99, project, ...form }),
    answers: (answers: Answers) => saveAnswers(deps)(by(who), { ...place, seen: 99, answers }),
    passTo: (to: string) => passOnReport(deps)(by(who), { ...place, to }),
    deliver: () => deliverReport(deps)(by(who), place),
  };
};

type Act = (day: string, held: Records) => Promise<unknown>;

/** What happens on which day, in its order. */
const story: [string, Act][] = [
  [
    '2025-04-22',
    (day, held) =>
      openRound({ records: held, clock: clockAt(day, '09:00') })(by(ADVISER), {
        period: '2025-T1',
        questions,
      }),
  ],
  // Alna answers in three sittings.
  [
    '2025-04-24',
    (day, held) =>
      sitting(held, day, ALNA).project(SALTO, {
        ...{ time: 'delayed', timeComment: 'mangler leder' },
        overall: 'Står stille til ny leder er på plass',
      }),
  ],
  [
    '2025-04-24',
    (day, held) =>
      sitting(held, day, developerOf('BBJ')).project(SPRAK, {
        risk: 'medium',
        riskComment: 'rekruttering tar tid',
      }),
  ],
  // Bjerke's developer hands over.
  ['2025-04-25', (day, held) => sitting(held, day, developerOf('BBJ')).passTo(BJERKE_DIRECTOR)],
  [
    '2025-04-28',
    async (day, held) => {
      const { project, answers } = sitting(held, day, ALNA);
      await project(KURS, { time: 'on-plan' });
      await answers({ q1: 'Samarbeidet med skolene' });
    },
  ],
  [
    '2025-04-29',
    async (day, held) => {
      const { project, answers, deliver } = sitting(held, day, developerOf('UDE'));
      await project('72001022', { gain: 'on-plan' });
      await answers({ q1: 'Læringshuben', summary: 'Jevn drift', needsHelp: 'Avklaring om lokaler' });
      await deliver();
    },
  ],
  [
    '2025-05-02',
    async (day, held) => {
      const { answers, deliver } = sitting(held, day, BJERKE_DIRECTOR);
      await answers({ q1: 'Språkleken' });
      await deliver();
    },
  ],
  [
    '2025-05-05',
    async (day, held) => {
      const { answers, deliver } = sitting(held, day, ALNA);
      await answers({ q2: '40', q3: 'yellow', q4: 'Som før', summary: 'Et godt tertial' });
      await deliver();
    },
  ],
  // The office extends the deadline.
  [
    '2025-05-05',
    (day, held) =>
      extendRound({ records: held, clock: clockAt(day, '13:00') })(by(LEAD), {
        ...{ period: '2025-T1', deadline: '2025-05-09', reason: 'Streik i to bydeler' },
      }),
  ],
  // Grorud's developer is away, and the deputy answers.
  [
    '2025-05-06',
    async (day, held) => {
      const { project, answers, deliver } = sitting(held, day, GRORUD_DIRECTOR);
      await project('30102310', { budget: 'over', budgetComment: 'dyrere lokaler' });
      await answers({ q1: 'Ro i huset' });
      await deliver();
    },
  ],
  [
    '2025-05-08',
    async (day, held) => {
      const { project, answers, deliver } = sitting(held, day, developerOf('BSR'));
      await project('30112411', { time: 'ahead' });
      await answers({ q1: 'Vi er foran' });
      await deliver();
    },
  ],
  ['2025-05-09', (day, held) => sitting(held, day, developerOf('BSN')).answers({ summary: 'halvferdig' })],
  // Gamle Oslo is late.
  [
    '2025-05-12',
    async (day, held) => {
      const { project, answers, deliver } = sitting(held, day, developerOf('BGO'));
      await project('30012333', { quality: 'minor-deviation' });
      await answers({ q1: 'Ny rutine', needsHelp: 'Flere vikarer' });
      await deliver();
    },
  ],
  [
    '2025-05-13',
    (day, held) =>
      closeRound({ records: held, clock: clockAt(day, '15:00') })(by(LEAD), { period: '2025-T1' }),
  ],
];

/**
 * A round of seven units: one answers in three sittings, one hands over, one is late, one is absent with a deputy, one
 * never delivers, and the office extends the deadline. Gives the records, and the state as it is afterwards.
 */
export const playRound = async () => {
  const held = start();
  for (let day = '2025-04-22'; day <= '2025-05-13'; day = addDays(day, 1)) {
    await runRounds({ records: held })(day);
    for (const [on, act] of story) if (on === day) await act(day, held);
  }
  return { held, state: await readState(held, '2025-01-01T00:00:00Z') };
};
