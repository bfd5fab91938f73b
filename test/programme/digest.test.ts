import { describe, expect, it } from '@jest/globals';
import {
  type Action,
  digestReaders,
  type Person,
  type ProgrammeState,
  planDigest,
  Values,
} from '../../programme/index.ts';
import {
  aLead,
  aMeasure,
  anAction,
  aPerson,
  aProject,
  aRisk,
  aState,
  aTask,
  LEAD,
  OWNER,
  oid,
} from './build.ts';

const DAY = '2025-03-24';
const manager = aPerson({ oid: oid(20), name: 'Bydelsdirektør', roles: ['manager'], unit: 'BAL' });
const chair = aPerson({ oid: oid(21), roles: ['strategic-chair', 'manager'], unit: 'UDE' });
const digestFor = (to: Person, state: Partial<ProgrammeState>) =>
  planDigest(aState({ people: [aLead(), aPerson(), manager, chair], ...state }), to, DAY);
const digestOf = (state: Partial<ProgrammeState>) => digestFor(aLead(), state);
const keys = (lines: { item: { key: string } }[]) => lines.map(({ item }) => item.key);

describe('the readers of the digest', () => {
  it('are managers, the programme lead and the strategic chair', () => {
    const nobody = aPerson({ oid: oid(30), roles: ['developer', 'programme-adviser', 'portfolio-manager'] });
    expect(digestReaders([aLead(), nobody, manager, chair])).toEqual([aLead(), manager, chair]);
  });
  it('see their own unit as managers, and all of it as programme lead or strategic chair, whatever else they are', () => {
    expect([manager, aLead(), chair].map((reader) => digestFor(reader, {}).scope)).toEqual([
      'BAL',
      'all',
      'all',
    ]);
  });
});

describe('the overdue of a digest', () => {
  const measures = [
    aMeasure({ key: 'A1', due: '2025-03-23' }),
    aMeasure({ key: 'A2', due: '2025-03-24' }),
    aMeasure({ key: 'A3', due: '2025-01-31', status: 'done' }),
    aMeasure({ key: 'B1', risk: 'B', due: '2025-03-14', unit: 'DOU', ownerOid: LEAD }),
    aMeasure({ key: 'B2', risk: 'B', due: '2025-03-14', ownerOid: oid(99) }),
  ];
  const tasks = [aTask({ due: '2025-03-20', unit: 'BBJ' }), aTask({ key: 'salto-1', due: '2025-03-21' })];
  const digest = digestOf({ measures, tasks });

  it('are the open lines whose day is past, measures and tasks, oldest first, with age, owner and risk', () => {
    expect(
      digest.overdue.map(({ item, daysOverdue, owner, risk }) => [item.key, daysOverdue, owner?.oid, risk]),
    ).toEqual([
      ['B1', 10, LEAD, 'B'],
      ['B2', 10, undefined, 'B'],
      ['A4-BAL', 4, OWNER, 'A'],
      ['salto-1', 3, OWNER, undefined],
      ['A1', 1, OWNER, 'A'],
    ]);
  });
  it("are summed by risk, a task under its measure's; a risk that cannot be read goes by its letter", () => {
    expect(digest.overdueByRisk.map(({ risk, title, lines }) => [risk, title, keys(lines)])).toEqual([
      ['A', 'Svak forankring', ['A4-BAL', 'A1']],
      ['B', 'B', ['B1', 'B2']],
    ]);
  });
  it('are summed by unit', () => {
    expect(digest.overdueByUnit.map(({ unit, lines }) => [unit, keys(lines)])).toEqual([
      ['BAL', ['B2', 'salto-1', 'A1']],
      ['BBJ', ['A4-BAL']],
      ['DOU', ['B1']],
    ]);
  });
  it("are only the unit's for its manager", () => {
    expect(keys(digestFor(manager, { measures, tasks }).overdue)).toEqual(['B2', 'salto-1', 'A1']);
  });
  it('are none when nothing is late', () => {
    expect(digestOf({ measures: [aMeasure()] })).toMatchObject({
      overdue: [],
      overdueByRisk: [],
      overdueByUnit: [],
    });
  });
});

describe('a risk late in several units', () => {
  const tasks = [
    aTask({ key: 'A4-BAL', due: '2025-03-20' }),
    aTask({ key: 'A4-BBJ', due: '2025-03-20', unit: 'BBJ' }),
    aTask({ key: 'H4-BBJ', due: '2025-03-20', unit: 'BBJ' }),
    aTask({ key: 'H4-BAL', due: '2025-03-28' }),
  ];

  it('is one shared cause, with its units and all its lines', () => {
    expect(digestOf({ tasks }).sharedCauses).toMatchObject([
      {
        risk: 'A',
        title: 'Svak forankring',
        units: ['BAL', 'BBJ'],
        lines: [{ item: tasks[0] }, { item: tasks[1] }],
      },
    ]);
  });
  it('is shown to the managers of those units, and to no others', () => {
    expect(digestFor(manager, { tasks }).sharedCauses).toHaveLength(1);
    expect(digestFor({ ...manager, unit: 'BGO' }, { tasks }).sharedCauses).toEqual([]);
  });
});

describe('the change since last week', () => {
  const overdueLastWeek = (measure: Parameters<typeof aMeasure>[0], ...actions: Action[]) =>
    digestOf({ measures: [aMeasure(measure)], actions }).overdueLastWeek;

  // The week before Monday 24 March 2025 began on Monday the 17th.
  it('counts what was overdue seven days ago', () => {
    expect(overdueLastWeek({ due: '2025-03-16' })).toBe(1);
    expect(overdueLastWeek({ due: '2025-03-17' })).toBe(0);
  });
  it('counts what was overdue then and has been done since', () => {
    const done = anAction({
      at: '2025-03-18T09:00:00Z',
      verb: 'finish',
      before: { status: 'in-progress' },
      after: { status: 'done', doneOn: '2025-03-18' },
    });
    expect(overdueLastWeek({ due: '2025-03-10', status: 'done', doneOn: '2025-03-18' }, done)).toBe(1);
  });
  it('counts what was overdue then and has a new date since, through several changes', () => {
    const move = (at: string, from: string, to: string) =>
      anAction({ at, verb: 'reschedule', before: { due: from, snoozes: 0 }, after: { due: to, snoozes: 1 } });
    const moves = [
      move('2025-03-18T09:00:00Z', '2025-03-10', '2025-03-20'),
      move('2025-03-19T09:00:00Z', '2025-03-20', '2025-04-20'),
    ];
    expect(overdueLastWeek({ due: '2025-04-20', snoozes: 2 }, ...moves)).toBe(1);
  });
  it('leaves alone what was done before that week', () => {
    const earlier = anAction({
      at: '2025-03-16T22:59:59Z',
      before: { status: 'not-started' },
      after: { status: 'done' },
    });
    expect(overdueLastWeek({ due: '2025-03-10', status: 'done' }, earlier)).toBe(0);
  });
  it('begins at midnight in Oslo', () => {
    const first = anAction({
      at: '2025-03-16T23:00:00Z',
      before: { status: 'not-started' },
      after: { status: 'done' },
    });
    expect(overdueLastWeek({ due: '2025-03-10', status: 'done' }, first)).toBe(1);
  });
  it('does not count a line that was opened since', () => {
    const made = aMeasure({ due: '2025-03-10' });
    const opened = anAction({
      at: '2025-03-18T09:00:00Z',
      verb: 'open-next',
      before: {},
      after: Values.parse(made),
    });
    const later = anAction({
      at: '2025-03-17T09:00:00Z',
      before: { status: 'not-started' },
      after: { status: 'in-progress' },
    });
    expect(overdueLastWeek({ due: '2025-03-10' }, later, opened)).toBe(0);
  });
  it('counts a line that was imported since: it was promised all the same', () => {
    const imported = anAction({
      at: '2025-03-18T09:00:00Z',
      verb: 'import',
      before: {},
      after: Values.parse(aMeasure()),
    });
    expect(overdueLastWeek({ due: '2025-03-10' }, imported)).toBe(1);
  });
  it('counts a line in the unit it stood in then', () => {
    const handed = anAction({
      at: '2025-03-18T09:00:00Z',
      verb: 'hand-over',
      before: { ownerOid: OWNER, unit: 'BAL' },
      after: { ownerOid: LEAD, unit: 'DOU' },
    });
    const measures = [aMeasure({ due: '2025-03-10', ownerOid: LEAD, unit: 'DOU' })];
    expect(digestFor(manager, { measures, actions: [handed] })).toMatchObject({
      overdue: [],
      overdueLastWeek: 1,
    });
  });
  const deleted = (row: Parameters<typeof aMeasure>[0], at = '2025-03-19T09:00:00Z') =>
    anAction({
      ...{ at, via: 'sharepoint', verb: 'edit-in-sharepoint' },
      ...{ before: Values.parse(aMeasure(row)), after: {} },
    });
  it('counts what was overdue then and has been deleted in SharePoint since, as it stood', () => {
    const count = (...actions: Action[]) => digestOf({ measures: [], actions }).overdueLastWeek;
    expect(count(deleted({ due: '2025-03-10' }))).toBe(1);
    expect(count(deleted({ due: '2025-03-17' }))).toBe(0);
    const moved = anAction({
      at: '2025-03-18T09:00:00Z',
      before: { due: '2025-03-10' },
      after: { due: '2025-04-10' },
    });
    expect(count(moved, deleted({ due: '2025-04-10' }))).toBe(1);
    expect(count(deleted({ due: '2025-03-10' }, '2025-03-16T12:00:00Z'))).toBe(0);
  });
  it('counts once what was deleted and fetched back since', () => {
    const back = anAction({
      ...{ at: '2025-03-20T09:00:00Z', via: 'sharepoint', verb: 'edit-in-sharepoint' },
      ...{ before: {}, after: Values.parse(aMeasure({ due: '2025-03-10' })) },
    });
    expect(overdueLastWeek({ due: '2025-03-10' }, deleted({ due: '2025-03-10' }), back)).toBe(1);
  });
  it('is told of a week gone by with the lines that have been deleted since', () => {
    const actions = [deleted({ due: '2025-03-10' })];
    const state = aState({ people: [aLead()], measures: [], actions });
    expect(keys(planDigest(state, aLead(), '2025-03-17').overdue)).toEqual(['A1']);
    expect(keys(planDigest(state, aLead(), '2025-03-24').overdue)).toEqual([]);
  });
  it('takes a row as it is where the log cannot be read back, and minds no action on another line', () => {
    const odd = anAction({
      at: '2025-03-18T09:00:00Z',
      before: { status: 'Kanskje' },
      after: { status: 'in-progress' },
    });
    const elsewhere = anAction({ at: '2025-03-18T09:00:00Z', key: 'H1', before: { status: 'done' } });
    expect(overdueLastWeek({ due: '2025-03-10' }, odd, elsewhere)).toBe(1);
  });
});

describe('the week of a digest that comes on Tuesday, as Monday is a day off', () => {
  // 21 April 2025 was Easter Monday; the digest before came on the 14th.
  const comment = (day: string) => anAction({ at: `${day}T12:00:00Z`, verb: 'comment' });
  const actions = ['2025-04-13', '2025-04-14', '2025-04-15', '2025-04-21', '2025-04-22'].map(comment);
  const told = (day: string, state: Partial<ProgrammeState> = {}) =>
    planDigest(aState({ actions, ...state }), aLead(), day).changes.map(({ action }) =>
      action.at.slice(0, 10),
    );

  it('begins on the Monday of the last one, so that what was done that day is told too', () => {
    expect(told('2025-04-22')).toEqual(['2025-04-21', '2025-04-15', '2025-04-14']);
    expect(told('2025-04-14')).toEqual(['2025-04-13']);
  });
  it('counts what was overdue on that Monday', () => {
    const measures = [aMeasure({ due: '2025-04-13' }), aMeasure({ key: 'A2', due: '2025-04-14' })];
    expect(planDigest(aState({ measures }), aLead(), '2025-04-22').overdueLastWeek).toBe(1);
  });
  it('minds the municipality’s own closed days, and any other day looks a week back', () => {
    const settings = [{ key: 'closed-days', value: ['2025-04-22'] }];
    expect(told('2025-04-22', { settings })).toEqual(['2025-04-21', '2025-04-15']);
    expect(told('2025-04-23', { settings })).toEqual([
      '2025-04-22',
      '2025-04-21',
      '2025-04-15',
      '2025-04-14',
    ]);
    expect(told('2025-04-23')).toEqual(['2025-04-22', '2025-04-21']);
  });
});

describe('what was done in the week', () => {
  const measures = [aMeasure(), aMeasure({ key: 'B1', risk: 'B', unit: 'BBJ', title: 'Budsjettplan' })];
  const actions = [
    anAction({ at: '2025-03-16T12:00:00Z', verb: 'comment' }),
    anAction({ at: '2025-03-17T12:00:00Z', verb: 'start' }),
    anAction({ at: '2025-03-18T12:00:00Z', verb: 'import' }),
    anAction({ at: '2025-03-18T12:00:00Z', verb: 'open-next', key: 'B1' }),
    anAction({ at: '2025-03-19T12:00:00Z', verb: 'finish', key: 'B1', actor: 'taktfast' }),
    anAction({ at: '2025-03-20T12:00:00Z', verb: 'edit-in-sharepoint', list: 'TfPeople', key: OWNER }),
    anAction({ at: '2025-03-20T12:00:00Z', verb: 'edit-in-sharepoint', list: 'TfSettings', key: 'units' }),
    anAction({
      at: '2025-03-20T12:00:00Z',
      verb: 'recall',
      list: 'messages',
      key: `digest 2025-03-17 ${OWNER}`,
    }),
    anAction({ at: '2025-03-20T12:00:00Z', verb: 'edit-in-sharepoint', list: 'TfRisks', key: 'A' }),
    anAction({ at: '2025-03-21T12:00:00Z', verb: 'edit-in-sharepoint', list: 'TfProjects', key: '30122103' }),
    anAction({ at: '2025-03-22T12:00:00Z', verb: 'comment', key: 'H9', list: 'TfTasks' }),
    anAction({ at: '2025-03-24T05:00:00Z', verb: 'comment' }),
  ];
  const state = { measures, actions, projects: [aProject()] };

  it('is what people did to lines, risks and projects on the seven days before, newest first, with who did it', () => {
    const changes = digestOf(state).changes.map(({ action, title, who }) => [action.verb, title, who?.name]);
    expect(changes).toEqual([
      ['comment', 'H9', 'Ansvarlig'],
      ['edit-in-sharepoint', 'Operativt Salto', 'Ansvarlig'],
      ['edit-in-sharepoint', 'Svak forankring', 'Ansvarlig'],
      ['finish', 'Budsjettplan', undefined],
      ['start', 'Kurs i prosjekteierskap', 'Ansvarlig'],
    ]);
  });
  it("is only what was done to the unit's rows, for its manager", () => {
    expect(digestFor(manager, state).changes.map(({ title }) => title)).toEqual([
      'Operativt Salto',
      'Kurs i prosjekteierskap',
    ]);
  });
});

describe('the rest of a digest', () => {
  it('has what is due within 14 days, today and the last day too', () => {
    const dues = ['2025-03-23', '2025-03-24', '2025-04-07', '2025-04-08'];
    const measures = dues.map((due, index) => aMeasure({ key: `A${index + 1}`, due }));
    expect(keys(digestOf({ measures }).dueSoon)).toEqual(['A2', 'A3']);
  });
  it('has what needs help, with the reason', () => {
    const measures = [
      aMeasure({ due: '2025-03-10' }),
      aMeasure({ key: 'B1', snoozes: 3, due: '2025-06-01' }),
      aMeasure({ key: 'C1' }),
    ];
    expect(
      digestOf({ measures }).needsHelp.map(({ item, reason, daysOverdue }) => [
        item.key,
        reason,
        daysOverdue,
      ]),
    ).toEqual([
      ['A1', 'two-unanswered-weeks', 14],
      ['B1', 'three-snoozes', 0],
    ]);
  });
  it('has the open lines whose owner is not among the people', () => {
    const measures = [
      aMeasure({ ownerOid: oid(99) }),
      aMeasure({ key: 'B1', ownerOid: oid(99), status: 'done' }),
      aMeasure({ key: 'C1' }),
    ];
    expect(keys(digestOf({ measures }).homeless)).toEqual(['A1']);
  });
  it('has projects under way without a status in the last 31 days', () => {
    // 31 days before 24 March 2025 is 21 February.
    const projects = [
      aProject({ key: '1' }),
      aProject({ key: '2', statusOn: '2025-02-20' }),
      aProject({ key: '3', statusOn: '2025-02-21' }),
      aProject({ key: '4', start: '2025-03-25' }),
      aProject({ key: '5', start: '2025-03-24' }),
      aProject({ key: '6', end: '2025-03-23' }),
      aProject({ key: '7', end: '2025-03-24' }),
      aProject({ key: '8', unit: 'BBJ' }),
    ];
    expect(digestOf({ projects }).missingStatus.map(({ key }) => key)).toEqual(['1', '2', '5', '7', '8']);
    expect(digestFor(manager, { projects }).missingStatus.map(({ key }) => key)).toEqual([
      '1',
      '2',
      '5',
      '7',
    ]);
  });
  it('has the rows that could not be read, for every reader, for nobody knows whose they are', () => {
    const faults = [{ list: 'TfMeasures' as const, itemId: '7', columns: [] }];
    expect(digestOf({ faults }).notMeasured).toEqual(faults);
    expect(digestFor(manager, { faults }).notMeasured).toEqual(faults);
  });
  it('is empty of everything for an empty programme', () => {
    expect(digestOf({ risks: [aRisk()] })).toEqual({
      to: aLead(),
      scope: 'all',
      day: DAY,
      overdue: [],
      overdueByRisk: [],
      overdueByUnit: [],
      overdueLastWeek: 0,
      changes: [],
      dueSoon: [],
      needsHelp: [],
      homeless: [],
      missingStatus: [],
      sharedCauses: [],
      notMeasured: [],
      awaitsReassessment: [],
      quality: [],
    });
  });
});
