import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  daysBetween,
  digestReaders,
  isAbsent,
  isOpen,
  type Measure,
  mayAct,
  type Person,
  type ProgrammeState,
  planDigest,
  planReminders,
  runDigest,
  runReminders,
  snoozeWork,
  UnitCode,
  type WorkItem,
  WorkStatus,
} from '../../programme/index.ts';
import { aLead, aMeasure, aPerson, aState, aTask, by, clockAt, LEAD, OWNER, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';

// A whole year of days, weekends, Easter and the summer among them.
const aDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2025-01-01', days));
const anOid = fc.integer({ min: 1, max: 5 }).map(oid);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const aUnit = fc.constantFrom(...UnitCode.options);

/** Anybody: some have left, some stand in the list twice, deputies form rings, and whole offices are away at once. */
const peopleAround = (day: string): fc.Arbitrary<Person[]> =>
  fc.array(
    fc
      .record({
        oid: anOid,
        unit: aUnit,
        role: fc.constantFrom(
          'programme-lead',
          'programme-adviser',
          'strategic-chair',
          'developer',
          'manager',
        ),
        deputyOid: maybe(anOid),
        away: maybe(fc.tuple(fc.integer({ min: -5, max: 2 }), fc.integer({ min: 0, max: 9 }))),
        left: maybe(fc.boolean()),
      })
      .map(({ deputyOid, away, left, role, ...rest }) =>
        aPerson({
          ...rest,
          roles: [role],
          ...(deputyOid && { deputyOid }),
          ...(left !== undefined && { left }),
          ...(away && { absentFrom: addDays(day, away[0]), absentTo: addDays(day, away[0] + away[1]) }),
        }),
      ),
    { maxLength: 9 },
  );

const far = ['1900-01-01', '2999-12-31'];
const dueAround = (day: string) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(-14, -7, -1, 0, 7, 13, 14, 21).map((late) => addDays(day, -late)),
    },
    { weight: 3, arbitrary: fc.integer({ min: -20, max: 40 }).map((late) => addDays(day, -late)) },
    { weight: 1, arbitrary: fc.constantFrom(...far) },
  );

const lineAround = (day: string) =>
  fc.record({
    ownerOid: anOid,
    unit: aUnit,
    due: dueAround(day),
    status: fc.constantFrom(...WorkStatus.options),
    snoozes: fc.nat(3),
    snoozedUntil: maybe(fc.integer({ min: -6, max: 6 }).map((days) => addDays(day, days))),
    offeredTo: maybe(anOid),
    helpOid: maybe(anOid),
  });

const present = <T extends object>(row: T): T => {
  for (const [field, value] of Object.entries(row))
    if (value === undefined) Reflect.deleteProperty(row, field);
  return row;
};

const aProgramme: fc.Arbitrary<{ state: ProgrammeState; day: string; time: string }> = aDay.chain((day) =>
  fc
    .record({
      people: peopleAround(day),
      measures: fc.array(lineAround(day), { maxLength: 8 }),
      tasks: fc.array(lineAround(day), { maxLength: 4 }),
      acted: fc.array(fc.tuple(fc.nat(7), fc.nat(30)), { maxLength: 6 }),
      closed: fc.boolean(),
      time: fc.constantFrom('00:00', '08:30', '12:00', '23:59'),
    })
    .map(({ people, measures, tasks, acted, closed, time }) => ({
      day,
      time,
      state: aState({
        people,
        measures: measures.map((line, at) => present(aMeasure({ ...present(line), key: `A${at + 1}` }))),
        tasks: tasks.map((line, at) => present(aTask({ ...present(line), key: `salto-${at + 1}` }))),
        lastActed: new Map(acted.map(([at, ago]) => [`A${at + 1}`, addDays(day, -ago)])),
        // The municipality's own closed days: the day after, so that steps are brought forward onto the day.
        settings: closed ? [{ key: 'closed-days', value: [addDays(day, 1)] }] : [],
      }),
    })),
);

const itemsOf = ({ measures, tasks }: ProgrammeState): WorkItem[] => [...measures, ...tasks];

/** Steps that no closed day moves: these days before, the day itself, and whole weeks after. */
const isDue = ({ due, snoozedUntil, ...item }: WorkItem, day: string): boolean => {
  const late = daysBetween(due, day);
  const isStep = [-14, -7, -1, 0].includes(late) || (late > 0 && late % 7 === 0);
  return isOpen(item) && isStep && !(snoozedUntil && snoozedUntil > day);
};

describe('every line, whatever the people, their absences and deputies, and the day', () => {
  it('that is due reaches exactly one living person who is there and may act, or the office', () => {
    fc.assert(
      fc.property(aProgramme, ({ state, day }) => {
        const plan = planReminders(state, day);
        const told = [
          ...plan.reminders.flatMap(({ lines }) => lines.map(({ item }) => item.key)),
          ...plan.homeless.map(({ key }) => key),
          ...plan.needsHelp.map(({ item }) => item.key),
        ];
        expect(told.filter((key, at) => told.indexOf(key) !== at)).toEqual([]);
        const due = itemsOf(state).filter((item) => isDue(item, day));
        if (!plan.closed) expect(due.filter(({ key }) => !told.includes(key))).toEqual([]);
        for (const { to, lines } of plan.reminders) {
          expect([to.left ?? false, isAbsent(to, day)]).toEqual([false, false]);
          expect(lines.every(({ item }) => mayAct(to, item, state.people))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('that nobody can be asked about, or that needs help, is in the digest of those who follow everything', () => {
    fc.assert(
      fc.property(aProgramme, ({ state, day }) => {
        const { homeless, needsHelp } = planReminders(state, day);
        const digest = planDigest(state, aLead(), day);
        const owned = new Set(state.people.flatMap((person) => (person.left ? [] : [person.oid])));
        const shown = new Set(digest.homeless.map(({ item }) => item.key));
        // A line whose owner is there, but with owner, deputy and the whole office away, has an owner all the same.
        const unowned = homeless.filter(({ ownerOid }) => !owned.has(ownerOid));
        expect(unowned.filter(({ key }) => !shown.has(key))).toEqual([]);
        const help = new Set(digest.needsHelp.map(({ item }) => item.key));
        expect(needsHelp.filter(({ item }) => !help.has(item.key))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
  it('is on one card a person at most, in one row each, and on none on a closed day', () => {
    fc.assert(
      fc.property(aProgramme, ({ state, day }) => {
        const plan = planReminders(state, day);
        const receivers = plan.reminders.map(({ to }) => to.oid);
        expect(new Set(receivers).size).toBe(receivers.length);
        if (plan.closed)
          expect(plan).toEqual({ day, closed: plan.closed, reminders: [], needsHelp: [], homeless: [] });
      }),
      { numRuns: 150 },
    );
  });
  it('planned and queued twice adds nothing, reminders and digests, at whatever time', async () => {
    await fc.assert(
      fc.asyncProperty(aProgramme, async ({ state, day, time }) => {
        const { people, measures, tasks, settings } = state;
        const records = fakeRecords({
          ...{ TfPeople: people, TfMeasures: measures, TfTasks: tasks, TfSettings: settings },
        });
        const deps = { records, clock: clockAt(day, time) };
        await runReminders(deps)(day);
        await runDigest(deps)(day);
        const once = structuredClone(records.held());
        expect((await runReminders(deps)(day)).queued).toBe(0);
        expect((await runDigest(deps)(day)).queued).toBe(0);
        expect(records.held()).toEqual(once);
        const living = new Set(
          (await records.all('TfPeople')).flatMap(({ oid: id, left }) => (left ? [] : [id])),
        );
        expect(once.outbox.filter(({ personOid }) => !living.has(personOid))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
  it('that has left nobody behind to read digests has none sent to those who left', () => {
    fc.assert(
      fc.property(aProgramme, ({ state }) => {
        const readers = digestReaders(state.people);
        expect(readers.filter(({ left }) => left)).toEqual([]);
        expect(new Set(readers.map((reader) => reader.oid)).size).toBe(readers.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line put off, whatever its deadline', () => {
  it('is on no card until its day, and then on one as if it had never been silent, unless it needs help', async () => {
    const aCase = fc.record({
      today: fc.integer({ min: 0, max: 300 }).map((days) => addDays('2025-01-02', days)),
      away: fc.integer({ min: -10, max: 20 }),
      silent: fc.integer({ min: 1, max: 14 }),
    });
    await fc.assert(
      fc.asyncProperty(aCase, async ({ today, away, silent }) => {
        const measure: Measure = aMeasure({ due: addDays(today, away) });
        const records = fakeRecords({ TfPeople: [aLead(), aPerson()], TfMeasures: [measure] });
        const until = addDays(today, silent);
        const snooze = snoozeWork({ records, clock: clockAt(today) });
        const { item } = await snooze(by(OWNER), { key: 'A1', reason: 'x', until });
        expect(item).toMatchObject({ due: measure.due, snoozedUntil: until, ownerOid: OWNER });
        const state = aState({
          measures: await records.all('TfMeasures'),
          lastActed: await records.lastActed(),
        });
        const days = Array.from({ length: silent + 8 }, (_, n) => addDays(today, n + 1));
        const onCard = days.filter((day) => planReminders(state, day).reminders.length > 0);
        expect(onCard.filter((day) => day < until)).toEqual([]);
        const first = days.find((day) => day >= until && !planReminders(state, day).closed);
        const near = first !== undefined && daysBetween(first, measure.due) <= 14;
        if (first) expect(onCard.includes(first)).toBe(near);
      }),
      { numRuns: 60 },
    );
  });
});

describe('who is told for the office', () => {
  it('is the programme lead, when the owner and the deputy are both away', () => {
    const away = { absentFrom: '2025-03-24', absentTo: '2025-03-24' };
    const people = [
      aLead(),
      aPerson({ ...away, deputyOid: oid(3) }),
      aPerson({ oid: oid(3), ...away, deputyOid: OWNER }),
    ];
    const plan = planReminders(aState({ people, measures: [aMeasure({ due: '2025-03-24' })] }), '2025-03-24');
    expect(plan.reminders.map(({ to }) => to.oid)).toEqual([LEAD]);
  });
});
