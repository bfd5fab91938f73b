import { describe, expect, it } from '@jest/globals';
import {
  dataQuality,
  digestPosts,
  mayReadDigest,
  mayTakeUp,
  type Person,
  takeUpHelp,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aState, by, clockAt, LEAD, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';

// A Monday.
const day = '2025-03-24';
const away = { absentFrom: '2025-03-20', absentTo: '2025-03-28' };
const [MANAGER, DEPUTY] = [oid(20), oid(21)];
const manager = (given: Partial<Person> = {}) =>
  aPerson({ oid: MANAGER, name: 'Bydelsdirektør', roles: ['manager'], deputyOid: DEPUTY, ...given });
const deputy = (given: Partial<Person> = {}) => aPerson({ oid: DEPUTY, name: 'Vara', unit: 'BBJ', ...given });
const officer = (given: Partial<Person> = {}) =>
  aPerson({ oid: oid(4), name: 'Rådgiver', roles: ['programme-adviser'], unit: 'DOU', ...given });

const sent = (...people: Person[]) =>
  digestPosts({ people, day }).posts.map(({ to, scope, standsInFor }) =>
    [to.name, scope, ...(standsInFor ? [standsInFor.name] : [])].join(' '),
  );
const unread = (...people: Person[]) =>
  digestPosts({ people, day }).unread.map(({ scope, away: gone }) => [
    scope,
    ...gone.map(({ name }) => name),
  ]);

describe('the digest of a reader who is there', () => {
  it('goes to them alone, whoever is their deputy', () => {
    expect(sent(aLead(), manager(), deputy())).toEqual(['Programleder all', 'Bydelsdirektør BAL']);
  });
});

describe('the digest of a manager who is away', () => {
  it('goes to the deputy, from whatever unit', () => {
    expect(sent(aLead(), manager(away), deputy())).toEqual(['Programleder all', 'Vara BAL Bydelsdirektør']);
  });
  it('goes to a deputy who manages another unit beside their own', () => {
    expect(sent(manager(away), deputy({ roles: ['manager'] }))).toEqual([
      'Vara BBJ',
      'Vara BAL Bydelsdirektør',
    ]);
  });
  it('goes to nobody a second time who gets it or the whole programme’s anyway', () => {
    expect(sent(manager({ ...away, deputyOid: LEAD }), aLead())).toEqual(['Programleder all']);
    const both = deputy({ roles: ['manager'], unit: 'BAL' });
    expect(sent(manager(away), both)).toEqual(['Vara BAL']);
    expect(sent(manager(away), manager({ ...away, oid: oid(22), name: 'Andre' }), deputy())).toEqual([
      'Vara BAL Bydelsdirektør',
    ]);
  });
  it('is read by another manager of the unit where there is no deputy', () => {
    const other = manager({ oid: oid(22), name: 'Andre' });
    expect(sent(manager({ ...away, deputyOid: oid(99) }), other)).toEqual(['Andre BAL']);
    expect(unread(manager({ ...away, deputyOid: oid(99) }), other)).toEqual([]);
  });
  it.each([
    ['is away too', deputy(away)],
    ['has left', deputy({ left: true })],
    ['is not among the people', officer()],
    ['is the manager, in a ring of one', aPerson({ oid: oid(50) })],
  ])('is unread when the deputy %s, and the unit is named to the office', (_, person) => {
    const people = [
      aLead(),
      person.oid === oid(50) ? manager({ ...away, deputyOid: MANAGER }) : manager(away),
      person,
    ];
    expect(unread(...people)).toEqual([['BAL', 'Bydelsdirektør']]);
    const state = aState({ people, measures: [aMeasure()] });
    expect(dataQuality(state, day)).toContainEqual({
      ...{ kind: 'managers-away', list: 'TfPeople', key: 'BAL', title: 'BAL', detail: 'Bydelsdirektør' },
    });
  });
  it('is not named where the unit has nothing to read about, nor once somebody is back', () => {
    const people = [aLead(), manager({ ...away, deputyOid: oid(99) })];
    const kinds = (state: ReturnType<typeof aState>, on: string) =>
      dataQuality(state, on).map(({ kind }) => kind);
    expect(kinds(aState({ people }), day)).not.toContain('managers-away');
    const busy = aState({ people, measures: [aMeasure()] });
    expect(kinds(busy, day)).toContain('managers-away');
    expect(kinds(busy, '2025-03-31')).not.toContain('managers-away');
  });
});

describe('when all managers are away on a Monday', () => {
  const everybody = [
    aLead(away),
    manager(away),
    manager({ ...away, oid: oid(22), name: 'Andre', unit: 'BBJ', deputyOid: MANAGER }),
  ];

  it('the deputies get their units’, and anybody of the office that of the whole programme', () => {
    expect(sent(...everybody, deputy(), officer())).toEqual([
      'Rådgiver all Programleder',
      'Vara BAL Bydelsdirektør',
    ]);
    expect(unread(...everybody, deputy(), officer())).toEqual([['BBJ', 'Andre']]);
  });
  it('and the office too, nothing is sent, and each is told as unread', () => {
    expect(sent(...everybody, officer(away))).toEqual([]);
    expect(unread(...everybody, officer(away))).toEqual([
      ['all', 'Programleder'],
      ['BAL', 'Bydelsdirektør'],
      ['BBJ', 'Andre'],
    ]);
  });
});

describe('whoever stands in for a manager', () => {
  const people = [aLead(), manager(away), deputy()];

  it('may read the unit’s digest as long as that lasts, and no other', () => {
    expect(mayReadDigest(deputy(), 'BAL', { people, day })).toBe(true);
    expect(mayReadDigest(deputy(), 'BAL', { people, day: '2025-03-31' })).toBe(false);
    expect(mayReadDigest(deputy(), 'all', { people, day })).toBe(false);
    expect(mayReadDigest(deputy({ left: true }), 'BAL', { people, day })).toBe(false);
    const ofLead = aLead({ ...away, deputyOid: DEPUTY });
    expect(mayReadDigest(deputy(), 'all', { people: [ofLead, deputy()], day })).toBe(true);
  });
  it('may take up a line of the unit that needs help as long as that lasts, and of no other', () => {
    expect(mayTakeUp(deputy(), { unit: 'BAL' }, { people, day })).toBe(true);
    expect(mayTakeUp(deputy(), { unit: 'BAL' }, { people, day: '2025-03-31' })).toBe(false);
    expect(mayTakeUp(deputy(), { unit: 'BGO' }, { people, day })).toBe(false);
  });
  it('is named on the line they take up', async () => {
    const records = fakeRecords({ TfPeople: people, TfMeasures: [aMeasure({ due: '2025-03-01' })] });
    const taken = await takeUpHelp({ records, clock: clockAt(day) })(by(DEPUTY), { key: 'A1' });
    expect(taken.item.helpOid).toBe(DEPUTY);
  });
});
