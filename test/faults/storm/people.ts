import type { IsoDate, Measure, Person, ProgrammeState } from '../../../programme/index.ts';

export const DAY: IsoDate = '2025-03-03';
export const TENANT = '7a1f0000-0000-4000-8000-000000000001';

export const oidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const person = (n: number): Person => ({
  oid: oidOf(n),
  name: `Utvikler ${n}`,
  mail: `utvikler.${n}@taktfast.example`,
  roles: ['developer'],
  unit: 'BAL',
  language: 'nb',
});

const measure = (n: number): Measure => ({
  kind: 'measure',
  key: `A${n}`,
  risk: 'A',
  cadence: 'once',
  title: `Tiltak nummer ${n} mot at ungdom faller utenfor`,
  ownerOid: oidOf(n),
  unit: 'BAL',
  due: '2025-03-10',
  status: 'not-started',
  snoozes: 0,
});

/** More than a programme has, so that drawing a card costs what it may. */
export const MEASURES = 300;

/** So many people, and what they are reminded of. */
export const stormState = (people: number): ProgrammeState => ({
  people: Array.from({ length: people }, (_, n) => person(n)),
  risks: [],
  measures: Array.from({ length: MEASURES }, (_, n) => measure(n)),
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
});
