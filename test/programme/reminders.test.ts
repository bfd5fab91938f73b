import { describe, expect, it } from '@jest/globals';
import {
  type Measure,
  myLines,
  type Person,
  type ProgrammeState,
  planReminders,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aProject, aState, aTask, LEAD, OWNER, oid } from './build.ts';

const planOf = (state: Partial<ProgrammeState>, day: string) => planReminders(aState(state), day);
const stepsOf = (measure: Partial<Measure>, day: string, state: Partial<ProgrammeState> = {}) =>
  planOf({ measures: [aMeasure(measure)], ...state }, day).reminders.flatMap(({ lines }) =>
    lines.map(({ step, days }) => `${step} ${days}`),
  );
const receiversOf = (people: Person[], day = '2025-03-31') =>
  planOf({ people, measures: [aMeasure({ due: day })] }, day).reminders.map(({ to }) => to.oid);

describe('the steps of a deadline', () => {
  // Thursday 12 June 2025: no holiday falls on any of its steps.
  it.each([
    ['2025-05-30', []], // Friday, 13 days before
    ['2025-05-28', ['in-14-days 15']], // the 29th, Ascension Day, is 14 days before
    ['2025-06-05', ['in-7-days 7']],
    ['2025-06-11', ['tomorrow 1']],
    ['2025-06-12', ['today 0']],
    ['2025-06-13', []],
    ['2025-06-18', []],
    ['2025-06-19', ['overdue -7']],
    ['2025-06-20', []],
  ])('are 14, 7 and 1 days before, the day, and then weekly: on %s %j', (day, steps) => {
    expect(stepsOf({ due: '2025-06-12' }, day)).toEqual(steps);
  });
  it('come on the last working day before when they would fall on a closed one', () => {
    // Due Monday 31 March: the day before is a Sunday. Due Sunday 6 April: both steps fall on the weekend.
    expect(stepsOf({ due: '2025-03-31' }, '2025-03-28')).toEqual(['tomorrow 3']);
    expect(stepsOf({ due: '2025-04-05' }, '2025-04-04')).toEqual(['today 1']);
  });
  it('show the most urgent where two fall on one day', () => {
    expect(stepsOf({ due: '2025-04-06' }, '2025-04-04')).toEqual(['today 2']);
  });
  it('come on the first working day after when the deadline is past', () => {
    // Due Thursday 10 April 2025: a week later Easter has begun, and Tuesday the 22nd is the next working day.
    expect(stepsOf({ due: '2025-04-10' }, '2025-04-22')).toEqual(['overdue -12']);
    expect(stepsOf({ due: '2025-04-10' }, '2025-04-23')).toEqual([]);
  });
  it('keep to the weeks of the deadline after being put off once', () => {
    const answered = { lastActed: new Map([['A1', '2025-04-22']]) };
    expect(stepsOf({ due: '2025-04-10' }, '2025-04-24', answered)).toEqual(['overdue -14']);
  });
  it("count the municipality's own closed days", () => {
    const settings = [{ key: 'closed-days', value: ['2025-06-11', '2025-06-12'] }];
    expect(stepsOf({ due: '2025-06-12' }, '2025-06-10', { settings })).toEqual(['today 2']);
    expect(planOf({ settings }, '2025-06-12').closed).toBe('holiday');
  });
  it('are none for a line that is done or called off', () => {
    expect(stepsOf({ due: '2025-06-12', status: 'done' }, '2025-06-12')).toEqual([]);
    expect(stepsOf({ due: '2025-06-12', status: 'cancelled' }, '2025-06-12')).toEqual([]);
  });
  it('are the same for one that is in progress', () => {
    expect(stepsOf({ due: '2025-06-12', status: 'in-progress' }, '2025-06-12')).toEqual(['today 0']);
  });
});

describe('a card', () => {
  const measures = [
    aMeasure({ key: 'A10', due: '2025-03-24' }),
    aMeasure({ key: 'A2', due: '2025-03-24' }),
    aMeasure({ key: 'B1', risk: 'B', due: '2025-03-17' }),
    aMeasure({ key: 'C1', risk: 'C', due: '2025-03-10', snoozes: 1 }),
    aMeasure({ key: 'D1', risk: 'D', due: '2025-03-25' }),
    aMeasure({ key: 'E1', risk: 'E', due: '2025-03-31' }),
    aMeasure({ key: 'F1', risk: 'F', due: '2025-04-07' }),
  ];
  const lastActed = new Map([['C1', '2025-03-20']]);
  const [card, ...others] = planOf(
    { measures, tasks: [aTask({ due: '2025-03-24' })], lastActed },
    '2025-03-24',
  ).reminders;

  it('is one for each person and day, with measures and tasks', () => {
    expect(others).toEqual([]);
    expect(card?.to.oid).toBe(OWNER);
    expect(card?.lines).toHaveLength(8);
  });
  it('has the overdue first, the oldest on top, then today, tomorrow, 7 and 14 days, each by key', () => {
    expect(card?.lines.map(({ item }) => item.key)).toEqual([
      'C1',
      'B1',
      'A2',
      'A4-BAL',
      'A10',
      'D1',
      'E1',
      'F1',
    ]);
  });
  it("says the risk's title, so that a letter never stands alone", () => {
    expect(card?.lines.map(({ riskTitle }) => riskTitle)).toContain('Svak forankring');
  });
  it("says the project's title for a task of a project, and nothing where neither can be read", () => {
    const tasks = [
      aTask({ key: 'salto-1', project: '30122103', due: '2025-03-24' }),
      aTask({ key: 'salto-2', due: '2025-03-24' }),
    ];
    const plan = planOf({ tasks, projects: [aProject()] }, '2025-03-24');
    expect(plan.reminders[0]?.lines.map(({ riskTitle }) => riskTitle)).toEqual([
      'Operativt Salto',
      undefined,
    ]);
  });
  it('comes on no weekend and no public holiday', () => {
    expect(planOf({ measures }, '2025-03-22')).toEqual({
      day: '2025-03-22',
      closed: 'weekend',
      reminders: [],
      needsHelp: [],
      homeless: [],
    });
    expect(planOf({ measures: [aMeasure({ due: '2025-05-01' })] }, '2025-05-01').closed).toBe('holiday');
  });
});

describe('who gets the line of somebody who is away', () => {
  const DEPUTY = oid(3);
  const away = { absentFrom: '2025-03-24', absentTo: '2025-04-04' };
  const owner = aPerson({ deputyOid: DEPUTY, ...away });
  const deputy = aPerson({ oid: DEPUTY });
  const officer = aPerson({ oid: oid(4), roles: ['programme-officer'] });

  it('the deputy', () => {
    expect(receiversOf([aLead(), owner, deputy])).toEqual([DEPUTY]);
  });
  it('the programme lead when there is no deputy', () => {
    expect(receiversOf([aLead(), aPerson(away)])).toEqual([LEAD]);
  });
  it('the programme lead when the deputy is away too', () => {
    expect(receiversOf([aLead(), owner, { ...deputy, ...away }])).toEqual([LEAD]);
  });
  it('anybody of the office when the programme lead is away as well', () => {
    expect(receiversOf([aLead(away), owner, officer])).toEqual([officer.oid]);
  });
  it('is told as homeless when nobody is there', () => {
    const plan = planOf({ people: [aLead(away), owner], measures: [aMeasure()] }, '2025-03-31');
    expect(plan).toMatchObject({ reminders: [], homeless: [{ key: 'A1' }] });
  });
  it('nobody else on the first day and the last day of the absence, and the owner on those around it', () => {
    const people = [aLead(), owner, deputy];
    const days = ['2025-03-21', '2025-03-24', '2025-04-04', '2025-04-07'];
    expect(days.flatMap((day) => receiversOf(people, day))).toEqual([OWNER, DEPUTY, DEPUTY, OWNER]);
  });
  it('the deputy, as long as an absence has no end, and until its end when it has no beginning', () => {
    const openEnd = aPerson({ deputyOid: DEPUTY, absentFrom: '2025-03-24' });
    const openStart = aPerson({ deputyOid: DEPUTY, absentTo: '2025-03-30' });
    expect(receiversOf([openEnd, deputy])).toEqual([DEPUTY]);
    expect(receiversOf([openStart, deputy])).toEqual([OWNER]);
    expect(receiversOf([openStart, deputy], '2025-03-28')).toEqual([DEPUTY]);
  });
  it('sees whose line it is', () => {
    const plan = planOf({ people: [owner, deputy], measures: [aMeasure()] }, '2025-03-31');
    expect(plan.reminders[0]?.lines[0]?.owner.oid).toBe(OWNER);
  });
});

describe('a line whose owner is not among the people', () => {
  const measures = [aMeasure({ ownerOid: oid(99) })];

  it('is homeless on the days its steps fall on, and on nobody’s card', () => {
    expect(planOf({ measures }, '2025-03-31')).toMatchObject({ reminders: [], homeless: [{ key: 'A1' }] });
  });
  it('is not told on other days', () => {
    expect(planOf({ measures }, '2025-03-27').homeless).toEqual([]);
  });
});

describe('a line that needs help', () => {
  const helpOn = (measure: Partial<Measure>, day: string, acted?: string) => {
    const lastActed = new Map(acted ? [['A1', acted]] : []);
    const plan = planOf({ measures: [aMeasure(measure)], lastActed }, day);
    return [
      ...plan.needsHelp.map(({ reason }) => reason),
      ...plan.reminders.flatMap(({ lines }) => lines.map(({ step }) => step)),
    ];
  };
  // Due Monday 10 March 2025: 17 March is one week late, 24 March two.
  const due = '2025-03-10';

  it('is on no card after two unanswered overdue weeks', () => {
    expect(helpOn({ due }, '2025-03-17')).toEqual(['overdue']);
    expect(helpOn({ due }, '2025-03-24')).toEqual(['two-unanswered-weeks']);
    expect(helpOn({ due }, '2025-03-23')).toEqual([]);
  });
  it('is on a card again when somebody acts on it, until two more weeks go by', () => {
    expect(helpOn({ due }, '2025-03-24', '2025-03-20')).toEqual(['overdue']);
    expect(helpOn({ due }, '2025-03-31', '2025-03-20')).toEqual(['overdue']);
    expect(helpOn({ due }, '2025-04-03', '2025-03-20')).toEqual(['two-unanswered-weeks']);
  });
  it('is not answered by what was done before the deadline', () => {
    expect(helpOn({ due }, '2025-03-24', '2025-03-07')).toEqual(['two-unanswered-weeks']);
  });
  it('is not answered by what was done after the day asked about', () => {
    expect(helpOn({ due }, '2025-03-24', '2025-06-01')).toEqual(['two-unanswered-weeks']);
  });
  it('is on no card after three snoozes, whatever its deadline', () => {
    expect(helpOn({ due: '2025-03-24', snoozes: 2 }, '2025-03-24')).toEqual(['today']);
    expect(helpOn({ due: '2025-03-24', snoozes: 3 }, '2025-03-24')).toEqual(['three-snoozes']);
    expect(helpOn({ due: '2025-09-24', snoozes: 3 }, '2025-03-24')).toEqual(['three-snoozes']);
  });
  it('does not once it is done', () => {
    expect(helpOn({ due, status: 'done', snoozes: 3 }, '2025-03-24')).toEqual([]);
  });
});

describe('all my lines', () => {
  const person = aPerson({ absentFrom: '2025-03-24', absentTo: '2025-03-28' });
  const state = aState({
    people: [aLead(), person],
    measures: [
      aMeasure({ key: 'A1', due: '2025-12-15' }),
      aMeasure({ key: 'A2', due: '2025-03-14' }),
      aMeasure({ key: 'A3', due: '2025-03-24' }),
      aMeasure({ key: 'A5', due: '2025-03-20', status: 'done' }),
      aMeasure({ key: 'B1', due: '2025-03-24', ownerOid: LEAD }),
      aMeasure({ key: 'B2', due: '2025-01-14', snoozes: 3 }),
    ],
    tasks: [
      aTask({ due: '2025-03-25' }),
      aTask({ key: 'E1-BAL', due: '2025-03-31' }),
      aTask({ key: 'E2-BAL', due: '2025-04-07' }),
    ],
  });

  it('are the open ones, oldest deadline first, each with how near it is, those that need help too', () => {
    expect(
      myLines(state, person, '2025-03-24').map(({ item, step, days }) => `${item.key} ${step} ${days}`),
    ).toEqual([
      'B2 overdue -69',
      'A2 overdue -10',
      'A3 today 0',
      'A4-BAL tomorrow 1',
      'E1-BAL in-7-days 7',
      'E2-BAL in-14-days 14',
      'A1 later 266',
    ]);
  });
  it('include those of somebody who is away and whom I stand in for, for as long as that lasts', () => {
    expect(myLines(state, aLead(), '2025-03-24')).toHaveLength(8);
    expect(myLines(state, aLead(), '2025-03-31').map(({ item }) => item.key)).toEqual(['B1']);
  });
  it('are none for somebody who has none', () => {
    expect(myLines(state, aPerson({ oid: oid(50) }), '2025-03-24')).toEqual([]);
  });
});
