import { expect } from '@jest/globals';
import {
  type Person,
  type Project,
  Refusal,
  type RefusalReason,
  type StatusReport,
} from '../../../programme/index.ts';
import { aLead, aPerson, aProject, oid } from '../build.ts';
import { fakeRecords } from '../fake-records.ts';

export const DEVELOPER = oid(11);
export const OTHER_DEVELOPER = oid(12);
export const MANAGER = oid(13);
export const STRANGER = oid(14);

export const SPRAK = '30090702';

/** The day everything happens on. */
export const TODAY = '2025-03-24';

export const aDeveloper = (given: Partial<Person> = {}): Person =>
  aPerson({ oid: DEVELOPER, name: 'Utvikler Bjerke', roles: ['developer'], unit: 'BBJ', ...given });

export const people = (): Person[] => [
  aLead(),
  aDeveloper(),
  aDeveloper({ oid: OTHER_DEVELOPER, name: 'Utvikler Alna', unit: 'BAL' }),
  aPerson({ oid: MANAGER, name: 'Bydelsdirektør Bjerke', roles: ['manager'], unit: 'BBJ' }),
  aPerson({ oid: STRANGER, name: 'Ansatt uten rolle', roles: [], unit: 'BBJ' }),
];

export const sprak = (given: Partial<Project> = {}): Project =>
  aProject({
    key: SPRAK,
    number: SPRAK,
    title: 'Språksterk 1-6',
    unit: 'BBJ',
    start: '2020-07-01',
    end: '2026-12-31',
    young: false,
    ...given,
  });

export const aReport = (given: Partial<StatusReport> = {}): StatusReport => ({
  key: `${SPRAK}-1`,
  title: 'Språksterk 1-6',
  project: SPRAK,
  period: '2025-03',
  status: { time: 'on-plan' },
  comments: {},
  moderation: 'draft',
  authorOid: DEVELOPER,
  reportedAt: '2025-03-24T07:00:00Z',
  ...given,
});

/** The people and one project, with whatever else there is. */
export const records = (rest: Parameters<typeof fakeRecords>[0] = {}) =>
  fakeRecords({ TfPeople: people(), TfProjects: [sprak()], ...rest });

/** Expects work to be refused for a reason. */
export const refused = async (
  work: Promise<unknown>,
  reason: RefusalReason,
  values: Record<string, string> = {},
): Promise<void> => {
  const refusal = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ reason, values });
};
