import { Temporal } from 'temporal-polyfill';
import {
  type Action,
  type Actor,
  type Clock,
  type Measure,
  type Person,
  type ProgrammeState,
  type Project,
  type Risk,
  sendInstant,
  type Task,
} from '../../programme/index.ts';

/** `oid(1)`: object ids that can be told apart at a glance. */
export const oid = (number: number): string => `7a1f0000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const LEAD = oid(1);
export const OWNER = oid(2);

export const aPerson = (given: Partial<Person> = {}): Person => ({
  oid: OWNER,
  name: 'Ansvarlig',
  // Nobody shares an address, or they would be one person twice.
  mail: `${given.oid ?? OWNER}@taktfast.example`,
  roles: [],
  unit: 'BAL',
  language: 'nb',
  ...given,
});

export const aLead = (given: Partial<Person> = {}): Person =>
  aPerson({ oid: LEAD, name: 'Programleder', roles: ['programme-lead'], unit: 'DOU', ...given });

export const aMeasure = (given: Partial<Measure> = {}): Measure => ({
  kind: 'measure',
  key: 'A1',
  risk: 'A',
  cadence: 'once',
  title: 'Kurs i prosjekteierskap',
  ownerOid: OWNER,
  unit: 'BAL',
  due: '2025-03-31',
  status: 'not-started',
  snoozes: 0,
  ...given,
});

export const aTask = (given: Partial<Task> = {}): Task => ({
  kind: 'task',
  key: 'A4-BAL',
  title: 'Veilede prosjektledere',
  ownerOid: OWNER,
  unit: 'BAL',
  due: '2025-03-31',
  status: 'not-started',
  snoozes: 0,
  ...given,
});

export const aRisk = (given: Partial<Risk> = {}): Risk => ({
  code: 'A',
  title: 'Svak forankring',
  status: 'identified',
  strategy: 'reduce',
  ownerOid: LEAD,
  ...given,
});

export const aProject = (given: Partial<Project> = {}): Project => ({
  key: '30122103',
  number: '30122103',
  title: 'Operativt Salto',
  unit: 'BAL',
  start: '2024-12-01',
  end: '2025-05-31',
  young: true,
  status: {},
  ...given,
});

export const anAction = (given: Partial<Action> = {}): Action => ({
  at: '2025-03-24T09:00:00Z',
  actor: OWNER,
  via: 'card',
  verb: 'start',
  list: 'TfMeasures',
  key: 'A1',
  before: { status: 'not-started' },
  after: { status: 'in-progress' },
  ...given,
});

export const aState = (given: Partial<ProgrammeState> = {}): ProgrammeState => ({
  people: [aLead(), aPerson()],
  risks: [aRisk()],
  measures: [],
  tasks: [],
  projects: [],
  reports: [],
  unitReports: [],
  obstacles: [],
  cases: [],
  votes: [],
  votingRounds: [],
  settings: [],
  faults: [],
  drift: [],
  late: [],
  actions: [],
  lastActed: new Map(),
  version: 1,
  ...given,
});

/** Somebody acting from a card. */
export const by = (person: string): Actor => ({ oid: person, via: 'card' });

/** A clock that stands at a time of a day in Oslo. */
export const clockAt = (day: string, time = '09:00'): Clock => ({ now: () => sendInstant(day, time) });

/** A clock that stands at an instant. */
export const clockAtInstant = (instant: string): Clock => ({ now: () => Temporal.Instant.from(instant) });
