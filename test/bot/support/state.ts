import type { Measure, Person, ProgrammeState, Risk, Task } from '../../../programme/index.ts';

export const oid = (number: number): string =>
  `7a1f0000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`;

export const TENANT = '7a1f0000-0000-4000-8000-000000000001';

/** The day every test happens on: a Tuesday. */
export const TODAY = '2025-04-01';

export const aPerson = (given: Partial<Person> = {}): Person => ({
  oid: oid(4),
  name: 'Utvikler Alna',
  mail: 'utvikler.alna@taktfast.example',
  roles: ['developer'],
  unit: 'BAL',
  language: 'nb',
  ...given,
});

export const lead = aPerson({
  oid: oid(1),
  name: 'Programleder',
  roles: ['programme-lead', 'operative-board-chair'],
  unit: 'DOU',
});
export const officer = aPerson({
  oid: oid(3),
  name: 'Programkonsulent',
  roles: ['programme-officer'],
  unit: 'DOU',
});
export const developer = aPerson();
export const manager = aPerson({
  oid: oid(5),
  name: 'Bydelsdirektør Alna',
  roles: ['manager'],
  language: 'nn',
});
export const english = aPerson({ oid: oid(6), name: 'Developer Bjerke', unit: 'BBJ', language: 'en' });

export const aMeasure = (given: Partial<Measure> = {}): Measure => ({
  kind: 'measure',
  key: 'A1',
  risk: 'A',
  cadence: 'once',
  title: 'Kurs i prosjekteierskap',
  ownerOid: lead.oid,
  unit: 'DOU',
  due: '2025-03-14',
  status: 'not-started',
  snoozes: 0,
  ...given,
});

export const aTask = (given: Partial<Task> = {}): Task => ({
  kind: 'task',
  key: 'A4-BAL',
  title: 'Samtale med prosjekteierne',
  ownerOid: developer.oid,
  unit: 'BAL',
  due: '2025-04-08',
  status: 'not-started',
  snoozes: 0,
  ...given,
});

export const aRisk = (given: Partial<Risk> = {}): Risk => ({
  code: 'A',
  title: 'Svak forankring',
  about: 'Prosjekteiere og berørte medarbeidere eier ikke endringene godt nok.',
  status: 'identified',
  strategy: 'reduce',
  ...given,
});

export const aState = (given: Partial<ProgrammeState> = {}): ProgrammeState => ({
  people: [lead, officer, developer, manager, english],
  risks: [aRisk(), aRisk({ code: 'B', title: 'Avhengig av ekstern finansiering' })],
  measures: [aMeasure(), aMeasure({ key: 'A2', title: 'Opplæring i kommunikasjon', due: TODAY })],
  tasks: [aTask(), aTask({ key: 'B2-BBJ', ownerOid: english.oid, unit: 'BBJ', due: '2025-03-31' })],
  projects: [],
  reports: [],
  unitReports: [],
  obstacles: [],
  cases: [],
  votes: [],
  votingRounds: [],
  settings: [
    {
      key: 'units',
      value: [
        { code: 'BAL', name: 'Bydel Alna', kind: 'district', area: null },
        { code: 'BBJ', name: 'Bydel Bjerke', kind: 'district', area: null },
        { code: 'DOU', name: 'Programkontoret', kind: 'office', area: null },
      ],
    },
  ],
  faults: [],
  drift: [],
  late: [],
  actions: [],
  lastActed: new Map(),
  version: 1,
  ...given,
});
