import { describe, expect, it } from '@jest/globals';
import {
  dataQuality,
  digestPosts,
  isOfLine,
  type Measure,
  overview,
  type Person,
  type ProgrammeState,
  planDigest,
  planReminders,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aProject, aRisk, aState, aTask, LEAD, OWNER, oid } from './build.ts';

const DAY = '2025-03-24';
const manager = aPerson({ oid: oid(20), name: 'Bydelsdirektør', roles: ['manager'] });
const everybody = [aLead(), aPerson(), manager];
const stateOf = (given: Partial<ProgrammeState>) => aState({ people: everybody, ...given });
const notes = (given: Partial<ProgrammeState>) =>
  dataQuality(stateOf(given), DAY).map(({ kind, key, detail }) => [kind, key, detail]);
const withMeasure = (given: Partial<Measure>, people: Person[] = everybody) => {
  const state = stateOf({ measures: [aMeasure(given)], people });
  return { state, plan: planReminders(state, DAY), digest: planDigest(state, aLead(), DAY) };
};
const away = { absentFrom: '2025-03-20', absentTo: '2025-03-28' };

describe('data quality', () => {
  it('has nothing to say of lists in order', () => {
    expect(notes({ measures: [aMeasure()], tasks: [aTask()], projects: [aProject()] })).toEqual([]);
  });
  it('is carried by the page and by the digest, beside rows that could not be read', () => {
    const state = stateOf({ measures: [aMeasure({ due: '1900-01-01' })] });
    const expected = [
      {
        kind: 'due-long-past',
        list: 'TfMeasures',
        key: 'A1',
        title: 'Kurs i prosjekteierskap',
        detail: '1900-01-01',
      },
    ];
    expect(overview(state, aLead(), DAY).quality).toEqual(expected);
    expect(planDigest(state, manager, DAY).quality).toEqual(expected);
  });
  it('says first in what a list is otherwise than it was made, where that touches the figures', () => {
    const drift = [
      { list: 'TfMeasures', kind: 'index-missing', column: 'TfDue', title: 'Frist', found: '', wanted: '' },
      {
        list: 'TfMeasures',
        kind: 'column-missing',
        column: 'TfNote',
        title: 'Merknad',
        found: '',
        wanted: '',
      },
      { list: 'TfTasks', kind: 'list-missing', column: '', title: 'Oppgaver', found: '', wanted: 'Oppgaver' },
      {
        list: 'TfTasks',
        kind: 'choice-unknown',
        column: 'TfStatus',
        title: 'Status',
        found: '«x»',
        wanted: '',
      },
      {
        list: 'TfRisks',
        kind: 'list-renamed',
        column: '',
        title: 'Risikoer',
        found: 'R',
        wanted: 'Risikoer',
      },
    ] satisfies ProgrammeState['drift'];
    const found = dataQuality(stateOf({ drift, measures: [aMeasure({ due: '1900-01-01' })] }), DAY);
    expect(found.map(({ kind, list, key, title, detail }) => [kind, list, key, title, detail])).toEqual([
      ['list-missing', 'TfTasks', 'TfTasks', 'Oppgaver', 'Oppgaver'],
      ['column-missing', 'TfMeasures', 'TfNote', 'Merknad', ''],
      ['choice-unknown', 'TfTasks', 'TfStatus', 'Status', '«x»'],
      ['due-long-past', 'TfMeasures', 'A1', 'Kurs i prosjekteierskap', '1900-01-01'],
    ]);
    expect(found.map(isOfLine)).toEqual([false, false, false, true]);
  });
  it('says nothing of lines that are done or called off', () => {
    const measures = [
      aMeasure({ due: '1900-01-01', status: 'done', ownerOid: oid(99) }),
      aMeasure({ key: 'A2', due: '2999-01-01', status: 'cancelled' }),
    ];
    expect(notes({ measures })).toEqual([]);
  });
});

describe('a deadline in 1900', () => {
  it('is overdue and needs help at once, is on no card, and is told', () => {
    const { plan, digest } = withMeasure({ due: '1900-01-01' });
    expect(plan.reminders).toEqual([]);
    expect(plan.needsHelp.map(({ item, reason }) => [item.key, reason])).toEqual([
      ['A1', 'two-unanswered-weeks'],
    ]);
    expect(digest.overdue.map(({ daysOverdue }) => daysOverdue)).toEqual([45_738]);
    expect(notes({ measures: [aMeasure({ due: '1900-01-01' })] })).toEqual([
      ['due-long-past', 'A1', '1900-01-01'],
    ]);
  });
  it('begins where two years back end', () => {
    expect(notes({ measures: [aMeasure({ due: '2023-03-25' })] })).toEqual([]);
    expect(notes({ measures: [aMeasure({ due: '2023-03-24' })] })).toHaveLength(1);
  });
});

describe('a deadline in 2999', () => {
  it('is on no card and needs no help, and is told', () => {
    const { plan, digest } = withMeasure({ due: '2999-12-31' });
    expect([plan.reminders, plan.needsHelp, plan.homeless, digest.overdue]).toEqual([[], [], [], []]);
    expect(notes({ tasks: [aTask({ due: '2999-12-31' })] })).toEqual([
      ['due-far-ahead', 'A4-BAL', '2999-12-31'],
    ]);
  });
  it('begins where five years ahead end', () => {
    expect(notes({ measures: [aMeasure({ due: '2030-03-23' })] })).toEqual([]);
    expect(notes({ measures: [aMeasure({ due: '2030-03-24' })] })).toHaveLength(1);
  });
});

describe('an owner who has left, or nobody knows', () => {
  it.each([
    ['left', [aLead(), aPerson({ left: true }), manager], ['owner-left', 'A1', 'Ansvarlig']],
    ['unknown', [aLead(), manager], ['owner-unknown', 'A1', OWNER]],
  ])('%s: the line is told to the office and gets no card', (_, people, note) => {
    const { plan, digest } = withMeasure({ due: DAY }, people);
    expect(plan.reminders).toEqual([]);
    expect(plan.homeless.map(({ key }) => key)).toEqual(['A1']);
    expect(digest.homeless.map(({ item, owner }) => [item.key, owner])).toEqual([['A1', undefined]]);
    expect(notes({ measures: [aMeasure({ due: DAY })], people })).toEqual([note]);
  });
  it('has no card through a deputy either', () => {
    const people = [aLead(), aPerson({ left: true, deputyOid: oid(20) }), manager];
    expect(withMeasure({ due: DAY }, people).plan.reminders).toEqual([]);
  });
});

describe('deputies', () => {
  const asked = (people: Person[]) =>
    withMeasure({ due: DAY }, people).plan.reminders.map(({ to }) => to.oid);
  const owner = aPerson({ ...away, deputyOid: oid(3) });
  const deputy = aPerson({ oid: oid(3), name: 'Vara' });

  it('get the lines of somebody away', () => {
    expect(asked([aLead(), owner, deputy])).toEqual([oid(3)]);
    expect(notes({ people: [...everybody, aPerson({ oid: oid(4), deputyOid: oid(20) })] })).toEqual([]);
  });
  it('who are away too leave them to the programme lead, and it is told', () => {
    const people = [aLead(), owner, { ...deputy, ...away }];
    expect(asked(people)).toEqual([LEAD]);
    expect(notes({ people })).toEqual([['deputy-away-too', OWNER, 'Vara']]);
  });
  it('who have left leave them to the programme lead, and it is told', () => {
    const people = [aLead(), owner, { ...deputy, left: true }];
    expect(asked(people)).toEqual([LEAD]);
    expect(notes({ people })).toEqual([['deputy-left', OWNER, 'Vara']]);
  });
  it('nobody knows leave them to the programme lead, and it is told', () => {
    expect(asked([aLead(), owner])).toEqual([LEAD]);
    expect(notes({ people: [aLead(), owner] })).toEqual([['deputy-unknown', OWNER, oid(3)]]);
  });
  it('in a ring, all away, leave them to the programme lead, and each is told', () => {
    const ring = [
      owner,
      { ...deputy, ...away, deputyOid: oid(4) },
      aPerson({ oid: oid(4), name: 'Tredje', ...away, deputyOid: OWNER }),
    ];
    expect(asked([aLead(), ...ring])).toEqual([LEAD]);
    expect(notes({ people: [aLead(), ...ring] }).filter(([kind]) => kind === 'deputies-in-ring')).toEqual([
      ['deputies-in-ring', OWNER, 'Vara'],
      ['deputies-in-ring', oid(3), 'Tredje'],
      ['deputies-in-ring', oid(4), 'Ansvarlig'],
    ]);
  });
  it('of themselves are a ring of one', () => {
    const people = [aLead(), aPerson({ ...away, deputyOid: OWNER })];
    expect(asked(people)).toEqual([LEAD]);
    expect(notes({ people }).map(([kind]) => kind)).toEqual(['deputies-in-ring', 'deputy-away-too']);
  });
  it('who lead into a ring they are not in are not in it', () => {
    const people = [
      aLead(),
      aPerson({ deputyOid: oid(3) }),
      aPerson({ oid: oid(3), deputyOid: oid(4) }),
      aPerson({ oid: oid(4), deputyOid: oid(3) }),
    ];
    expect(notes({ people }).map(([, key]) => key)).toEqual([oid(3), oid(4)]);
  });
  it('of somebody who has left do not matter', () => {
    expect(
      notes({ people: [...everybody, aPerson({ oid: oid(5), left: true, deputyOid: oid(99) })] }),
    ).toEqual([]);
  });
});

describe('a person twice in the list', () => {
  it('under one object id counts by the first row, gets one card, and is told', () => {
    const people = [aLead(), aPerson(), aPerson({ name: 'Ansvarlig igjen', roles: ['manager'] }), manager];
    const { plan } = withMeasure({ due: DAY }, people);
    expect(plan.reminders.map(({ to }) => to.name)).toEqual(['Ansvarlig']);
    expect(notes({ people })).toEqual([['person-twice', OWNER, '2']]);
  });
  it('under one address with two object ids gets what each row owns, and both are told', () => {
    const people = [...everybody, aPerson({ oid: oid(7), mail: ` ${aPerson().mail.toUpperCase()}` })];
    expect(notes({ people })).toEqual([
      ['person-twice', OWNER, '2'],
      ['person-twice', oid(7), '2'],
    ]);
  });
  it('without any address is not taken for the others without one', () => {
    expect(notes({ people: [aLead({ mail: '' }), aPerson({ mail: '' }), manager] })).toEqual([]);
  });
});

describe('a line with two owners', () => {
  it('in two rows under one key is told once, with how many', () => {
    const measures = [aMeasure(), aMeasure({ ownerOid: LEAD })];
    expect(notes({ measures })).toEqual([['key-twice', 'A1', '2']]);
  });
  it('in a row that cannot be read is among what was not measured', () => {
    const columns = [{ column: 'TfResponsibleOid', value: `${OWNER};${LEAD}`, reason: 'not-an-object-id' }];
    const faults = [{ list: 'TfMeasures' as const, itemId: '1', key: 'A1', columns }];
    expect(planDigest(stateOf({ faults }), aLead(), DAY).notMeasured).toEqual(faults);
    expect(overview(stateOf({ faults }), aLead(), DAY).faults).toEqual(faults);
  });
});

describe('a measure without its risk', () => {
  it('stands among the loose ones, is reminded of all the same, and is told', () => {
    const state = stateOf({ measures: [aMeasure({ due: DAY, risk: 'B', key: 'B1' })] });
    expect(overview(state, aLead(), DAY).loose.map(({ key }) => key)).toEqual(['B1']);
    expect(planReminders(state, DAY).reminders).toHaveLength(1);
    expect(dataQuality(state, DAY).map(({ kind, key, detail }) => [kind, key, detail])).toEqual([
      ['risk-unknown', 'B1', 'B'],
    ]);
  });
  it('is no fault of a task that belongs to none', () => {
    expect(notes({ tasks: [aTask({ key: 'salto-1' })] })).toEqual([]);
  });
});

describe('a manager without a unit', () => {
  const columns = [{ column: 'TfUnit', value: '', reason: 'missing' }];
  const faults = [
    { list: 'TfPeople' as const, itemId: '20', key: manager.oid, title: manager.name, columns },
  ];
  const state = stateOf({
    people: [aLead(), aPerson()],
    measures: [aMeasure({ due: DAY }), aMeasure({ key: 'A2', due: DAY, ownerOid: manager.oid })],
    faults,
  });

  it('gets no digest, and no line of theirs is forgotten: it is told as nobody’s', () => {
    expect(digestPosts({ people: state.people, day: DAY }).posts.map(({ to }) => to.oid)).toEqual([LEAD]);
    expect(planReminders(state, DAY).homeless.map(({ key }) => key)).toEqual(['A2']);
    expect(planDigest(state, aLead(), DAY).homeless.map(({ item }) => item.key)).toEqual(['A2']);
  });
  it('is told, with the unit and the lines that are left without', () => {
    expect(overview(state, aLead(), DAY).faults).toEqual(faults);
    expect(planDigest(state, aLead(), DAY).notMeasured).toEqual(faults);
    expect(dataQuality(state, DAY).map(({ kind, key }) => [kind, key])).toEqual([
      ['owner-unknown', 'A2'],
      ['unit-unmanaged', 'BAL'],
    ]);
  });
});

describe('a unit nobody manages', () => {
  it('is told when it has open lines or projects, and its lines are in the digest of the whole programme', () => {
    const tasks = [aTask({ key: 'A4-BBJ', unit: 'BBJ', due: '2025-03-20' })];
    const state = stateOf({ tasks, projects: [aProject({ unit: 'BGO' })] });
    expect(dataQuality(state, DAY)).toEqual([
      { kind: 'unit-unmanaged', list: 'TfPeople', key: 'BBJ', title: 'BBJ', detail: '' },
      { kind: 'unit-unmanaged', list: 'TfPeople', key: 'BGO', title: 'BGO', detail: '' },
    ]);
    expect(planDigest(state, aLead(), DAY).overdueByUnit.map(({ unit }) => unit)).toEqual(['BBJ']);
  });
  it('is one whose manager has left, and not the office, which the programme lead manages', () => {
    const people = [aLead(), aPerson(), { ...manager, left: true }];
    const measures = [aMeasure(), aMeasure({ key: 'A2', unit: 'DOU', ownerOid: LEAD })];
    expect(notes({ people, measures })).toEqual([['unit-unmanaged', 'BAL', '']]);
  });
});

describe('a programme without a lead', () => {
  it('is told', () => {
    expect(notes({ people: [aLead({ left: true }), aPerson(), manager] })).toEqual([
      ['no-programme-lead', 'programme-lead', ''],
    ]);
  });
});

describe('data quality of real rows at once', () => {
  it('comes in one order: what is worst to be without first, then by key', () => {
    const measures = [
      aMeasure({ key: 'A10', due: '1900-01-01' }),
      aMeasure({ key: 'A2', due: '1900-01-01', ownerOid: oid(99) }),
      aMeasure({ key: 'A1', due: '2999-01-01' }),
    ];
    expect(notes({ measures, risks: [aRisk()] }).map(([kind, key]) => `${kind} ${key}`)).toEqual([
      'due-long-past A2',
      'due-long-past A10',
      'due-far-ahead A1',
      'owner-unknown A2',
    ]);
  });
});
