import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  Cadence,
  calendarOf,
  chainHash,
  commentOnWork,
  daysBetween,
  FIRST_HASH,
  finishWork,
  handOverWork,
  isAbsent,
  isOpen,
  mayAct,
  mergeEdits,
  nextDue,
  type Person,
  type ProgrammeState,
  planDigest,
  planReminders,
  Refusal,
  readDigestState,
  rescheduleWork,
  runReminders,
  startWork,
  UnitCode,
  verifyChain,
  WorkStatus,
} from '../../programme/index.ts';
import { aLead, aMeasure, anAction, aPerson, aRisk, aState, aTask, by, clockAt, LEAD, oid } from './build.ts';
import { fakeRecords } from './fake-records.ts';

const START = '2025-01-01';
const aDay = fc.integer({ min: 0, max: 730 }).map((days) => addDays(START, days));
const anOid = fc.integer({ min: 1, max: 6 }).map(oid);
const aUnit = fc.constantFrom(...UnitCode.options);

const somePeople: fc.Arbitrary<Person[]> = fc
  .array(
    fc.record({
      oid: anOid,
      unit: aUnit,
      role: fc.constantFrom('programme-lead', 'programme-officer', 'developer', 'manager'),
      deputyOid: fc.option(anOid, { nil: undefined }),
      away: fc.option(fc.tuple(aDay, fc.integer({ min: 0, max: 30 })), { nil: undefined }),
    }),
    { maxLength: 6 },
  )
  .map((people) =>
    people
      .filter((person, index) => people.findIndex((first) => first.oid === person.oid) === index)
      .map(({ deputyOid, away, role, ...rest }) =>
        aPerson({
          ...rest,
          roles: [role],
          ...(deputyOid && { deputyOid }),
          ...(away && { absentFrom: away[0], absentTo: addDays(...away) }),
        }),
      ),
  );

const someMeasures = fc
  .array(
    fc.record({
      ownerOid: anOid,
      due: aDay,
      status: fc.constantFrom(...WorkStatus.options),
      snoozes: fc.nat(4),
    }),
    {
      maxLength: 12,
    },
  )
  .map((measures) => measures.map((measure, index) => aMeasure({ ...measure, key: `A${index + 1}` })));

const aProgramme: fc.Arbitrary<{ state: ProgrammeState; day: string }> = fc
  .record({
    people: somePeople,
    measures: someMeasures,
    acted: fc.array(fc.tuple(fc.nat(12), aDay)),
    day: aDay,
  })
  .map(({ people, measures, acted, day }) => ({
    state: aState({ people, measures, lastActed: new Map(acted.map(([n, on]) => [`A${n}`, on])) }),
    day,
  }));

/** Each measure due on the day or around it, so that steps are met often. */
const aBusyDay = aProgramme.chain(({ state, day }) =>
  fc.array(fc.constantFrom(-14, -7, -1, 0, 7, 14), { minLength: 12, maxLength: 12 }).map((offsets) => ({
    day,
    state: {
      ...state,
      measures: state.measures.map((measure, index) => ({
        ...measure,
        due: addDays(day, -(offsets[index] ?? 0)),
      })),
    },
  })),
);

describe('whatever the programme looks like', () => {
  it('planning a day twice gives the same, and changes nothing', () => {
    fc.assert(
      fc.property(aBusyDay, ({ state, day }) => {
        const before = structuredClone(state);
        expect(planReminders(state, day)).toEqual(planReminders(state, day));
        expect(planDigest(state, aLead(), day)).toEqual(planDigest(state, aLead(), day));
        expect(state).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });
  it('a line due that day reaches just one person who is there and may act, or is homeless, or needs help', () => {
    fc.assert(
      fc.property(aBusyDay, ({ state, day }) => {
        const plan = planReminders(state, day);
        const reached = plan.reminders.flatMap(({ to, lines }) => lines.map(({ item }) => ({ to, item })));
        for (const { to, item } of reached) {
          expect(state.people).toContainEqual(to);
          expect(isAbsent(to, day)).toBe(false);
          expect(mayAct(to, item, state.people)).toBe(true);
        }
        const told = [
          ...reached.map(({ item }) => item),
          ...plan.homeless,
          ...plan.needsHelp.map(({ item }) => item),
        ];
        expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
        const due = state.measures.filter((item) => isOpen(item) && item.due === day);
        const missed = due.filter(({ key }) => !told.some((item) => item.key === key));
        expect(plan.closed ? [] : missed).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
  it('a line is homeless only when its owner is not among the people, or nobody who may act is there', () => {
    fc.assert(
      fc.property(aBusyDay, ({ state, day }) => {
        for (const item of planReminders(state, day).homeless) {
          const isKnown = state.people.some(({ oid: known }) => known === item.ownerOid);
          const there = state.people.filter(
            (person) => !isAbsent(person, day) && mayAct(person, item, state.people),
          );
          expect(isKnown && there.length > 0).toBe(false);
        }
      }),
      { numRuns: 80 },
    );
  });
  it('nobody gets two cards a day, however often the day is run', async () => {
    await fc.assert(
      fc.asyncProperty(aBusyDay, async ({ state, day }) => {
        const records = fakeRecords({ TfPeople: state.people, TfMeasures: state.measures });
        const run = runReminders({ records, clock: clockAt(day) });
        const { plan } = await run(day);
        await run(day);
        const cards = records.held().outbox.map(({ personOid, key }) => `${personOid} ${key}`);
        expect(new Set(cards).size).toBe(cards.length);
        expect(cards).toHaveLength(plan.reminders.length);
      }),
      { numRuns: 40 },
    );
  });
  it('a line nobody touches is on three to five cards, none on a closed day, and then needs help for good', () => {
    const calendar = calendarOf();
    fc.assert(
      fc.property(aDay, (due) => {
        const state = aState({ measures: [aMeasure({ due })] });
        const days = Array.from({ length: 70 }, (_, index) => addDays(due, index - 30));
        const plans = days.map((day) => planReminders(state, day));
        const onCard = days.filter((_, index) => (plans[index]?.reminders.length ?? 0) > 0);
        expect(onCard.length).toBeGreaterThanOrEqual(3);
        expect(onCard.length).toBeLessThanOrEqual(5);
        expect(onCard.filter((day) => calendar.closed(day))).toEqual([]);
        expect(onCard.some((day) => daysBetween(due, day) >= 14)).toBe(false);
        const helped = days.filter((day) => !calendar.closed(day) && daysBetween(due, day) >= 14);
        expect(helped.every((day) => plans[days.indexOf(day)]?.needsHelp.length === 1)).toBe(true);
      }),
      { numRuns: 6 },
    );
  });
  it("last week's overdue are as many as the digest of that week said, whatever was done since", async () => {
    const measures = Array.from({ length: 4 }, (_, n) =>
      aMeasure({ key: `A${n + 1}`, cadence: 'monthly', due: `2025-03-${12 + 2 * n}` }),
    );
    const anAct = fc.record({
      verb: fc.constantFrom('start', 'finish', 'reschedule', 'comment', 'hand-over'),
      key: fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A4-BAL', 'A1-2'),
      after: fc.nat(6),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anAct, { maxLength: 12 }), async (acts) => {
        const records = fakeRecords({
          TfPeople: [aLead(), aPerson()],
          TfRisks: [aRisk()],
          TfMeasures: measures,
          TfTasks: [aTask({ due: '2025-03-10' })],
        });
        const readers = [
          aLead(),
          aPerson({ roles: ['manager'] }),
          aPerson({ roles: ['manager'], unit: 'DOU' }),
        ];
        const before = await readDigestState(records, '2025-03-17');
        for (const { verb, key, after } of acts.sort((a, b) => a.after - b.after)) {
          const day = addDays('2025-03-17', after);
          const deps = { records, clock: clockAt(day) };
          const form = {
            key,
            due: addDays(day, 10),
            reason: 'x',
            comment: 'x',
            to: after % 2 ? LEAD : oid(2),
          };
          const use = {
            start: startWork,
            finish: finishWork,
            reschedule: rescheduleWork,
            comment: commentOnWork,
            'hand-over': handOverWork,
          };
          await use[verb](deps)(by(LEAD), form).catch((error: unknown) => {
            if (!(error instanceof Refusal)) throw error;
          });
        }
        const now = await readDigestState(records, '2025-03-24');
        for (const reader of readers) {
          expect(planDigest(now, reader, '2025-03-24').overdueLastWeek).toBe(
            planDigest(before, reader, '2025-03-17').overdue.length,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('whatever the dates', () => {
  it('a next deadline is later than the last and than the day the last was done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Cadence.options), aDay, aDay, (cadence, due, finishedOn) => {
        const next = nextDue(cadence, due, finishedOn);
        expect(next === undefined).toBe(cadence === 'once');
        if (next !== undefined) expect(next > due && next > finishedOn).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('whatever was edited', () => {
  const aRow = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y', 'z'));

  it('an edit on one side alone is taken whole, with no clash', () => {
    fc.assert(
      fc.property(aRow, aRow, (base, edited) => {
        expect(mergeEdits(base, edited, base)).toEqual({ merged: edited, clashes: [] });
        expect(mergeEdits(base, base, edited)).toEqual({ merged: edited, clashes: [] });
      }),
    );
  });
  it('every field ends as one of the two sides has it, theirs wherever they clash', () => {
    fc.assert(
      fc.property(aRow, aRow, aRow, (base, ours, theirs) => {
        const { merged, clashes } = mergeEdits(base, ours, theirs);
        for (const field of ['a', 'b', 'c', 'd']) {
          expect([ours[field], theirs[field]]).toContain(merged[field]);
        }
        for (const { field } of clashes) expect(merged[field]).toBe(theirs[field]);
      }),
    );
  });
});

describe('whatever the log holds', () => {
  const aChain = fc.array(fc.string(), { minLength: 3, maxLength: 8 }).map((reasons) => {
    let hash = FIRST_HASH;
    return reasons.map((reason, index) => {
      const action = anAction({ reason });
      const previousHash = hash;
      hash = chainHash(previousHash, action);
      return { seq: index + 1, action, previousHash, hash };
    });
  });

  it('an intact log has no fault, and one with any entry changed, removed or moved has', () => {
    fc.assert(
      fc.property(aChain, fc.nat(), (rows, pick) => {
        const at = pick % (rows.length - 1);
        const changed = rows.map((row, index) =>
          index === at ? { ...row, action: anAction({ key: 'H9' }) } : row,
        );
        const moved = rows.map((row, index) => ({ ...row, seq: index === at ? rows.length + 1 : index }));
        expect(verifyChain(rows)).toEqual([]);
        expect(verifyChain(changed)).toEqual([{ seq: at + 1, reason: 'changed' }]);
        expect(verifyChain(rows.toSpliced(at, 1))).toEqual([{ seq: at + 2, reason: 'missing-before' }]);
        expect(verifyChain(moved)).not.toEqual([]);
      }),
    );
  });
});
