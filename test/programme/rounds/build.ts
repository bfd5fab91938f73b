import {
  noAnswers,
  type Person,
  type Project,
  type Round,
  type Setting,
  type StatusReport,
  type UnitCode,
  type UnitReport,
} from '../../../programme/index.ts';
import { aLead, aPerson, aProject, LEAD, oid } from '../build.ts';
import { fakeRecords } from '../fake-records.ts';

export const ALNA = oid(11);
export const BJERKE = oid(12);
export const AGENCY = oid(17);
export const PORTFOLIO = oid(43);
export const DIRECTOR = oid(51);
export const ADVISER = oid(2);

const unitNames = {
  BAL: 'Bydel Alna',
  BBJ: 'Bydel Bjerke',
  BGO: 'Bydel Gamle Oslo',
  BGR: 'Bydel Grorud',
  BSR: 'Bydel Stovner',
  BSN: 'Bydel Søndre Nordstrand',
  UDE: 'Utdanningsetaten',
} as const;
type Asked = keyof typeof unitNames;

export const units: Setting = {
  key: 'units',
  value: [
    ...Object.entries(unitNames).map(([code, name]) => ({
      ...{ code, name, kind: code === 'UDE' ? 'agency' : 'district', area: null },
    })),
    { code: 'DOU', name: 'Programkontoret', kind: 'office', area: null },
  ],
};

const developers: readonly [Asked, string][] = [
  ['BAL', ALNA],
  ['BBJ', BJERKE],
  ['BGO', oid(13)],
  ['BGR', oid(14)],
  ['BSR', oid(15)],
  ['BSN', oid(16)],
  ['UDE', AGENCY],
];

/** Who develops in a unit. */
export const developerOf = (unit: UnitCode): string => developers.find(([code]) => code === unit)?.[1] ?? '';

/** The office, a developer in each of the seven units, Alna's director, and the agency's portfolio manager. */
export const people = (): Person[] => [
  aLead(),
  aPerson({ oid: ADVISER, name: 'Programrådgiver', roles: ['programme-adviser'], unit: 'DOU' }),
  ...developers.map(([unit, own]) =>
    aPerson({ oid: own, name: `Utvikler ${unitNames[unit]}`, roles: ['developer'], unit }),
  ),
  aPerson({ oid: DIRECTOR, name: 'Bydelsdirektør Alna', roles: ['manager'], unit: 'BAL' }),
  aPerson({
    oid: PORTFOLIO,
    name: 'Porteføljeansvarlig',
    roles: ['portfolio-manager', 'manager'],
    unit: 'UDE',
  }),
];

export const SALTO = '30122103';
export const KURS = '20126104';
export const SPRAK = '30090702';

/** Two projects of Alna and one of Bjerke. */
export const projects = (): Project[] => [
  aProject({ key: SALTO, title: 'Operativt Salto', unit: 'BAL', start: '2024-12-01', end: '2026-05-31' }),
  aProject({ key: KURS, title: 'Økt strukturkvalitet', unit: 'BAL', start: '2019-08-01', end: '2026-05-31' }),
  aProject({ key: SPRAK, title: 'Språksterk 1-6', unit: 'BBJ', start: '2020-07-01', end: '2026-12-31' }),
];

/** A tertial's round that opened on a Tuesday, with two weeks to answer. */
export const aRound = (given: Partial<Round> = {}): Round => ({
  period: '2025-T1',
  questions: [],
  start: '2025-04-22',
  deadline: '2025-05-06',
  state: 'open',
  openedBy: LEAD,
  openedAt: '2025-04-22T06:00:00Z',
  extensions: [],
  reopened: [],
  ...given,
});

export const aUnitReport = (given: Partial<UnitReport> = {}): UnitReport => {
  const { period, unit } = { period: '2025-T1', unit: 'BAL' as const, ...given };
  const name = new Map<string, string>(Object.entries(unitNames)).get(unit) ?? unit;
  return {
    key: `${period}/${unit}`,
    title: `${name} ${period}`,
    period,
    unit,
    status: 'unanswered',
    answers: noAnswers,
    ...given,
  };
};

export const aStatus = (given: Partial<StatusReport> = {}): StatusReport => ({
  key: `${SALTO}-1`,
  title: 'Operativt Salto',
  project: SALTO,
  period: '2025-T1',
  status: { time: 'on-plan' },
  comments: {},
  moderation: 'draft',
  authorOid: ALNA,
  reportedAt: '2025-04-24T07:00:00Z',
  ...given,
});

/** A stamp of somebody's answer. */
export const by = (byOid: string, revision = 1) => ({ byOid, revision, at: '2025-04-24T07:00:00Z' });

/** The people, the projects and the units, with whatever else there is. */
export const records = (rest: Parameters<typeof fakeRecords>[0] = {}) =>
  fakeRecords({ TfPeople: people(), TfProjects: projects(), TfSettings: [units], ...rest });
