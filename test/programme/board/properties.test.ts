import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  type Choice,
  commitmentOf,
  conclude,
  Refusal,
  standingOf,
  tally,
} from '../../../programme/index.ts';
import { by } from '../build.ts';
import { CASE, CHAIR, deputyOf, memberOf, OFFICER, SEATED, units } from './build.ts';
import { type BoardRoom, boardRoom, DEADLINE, whatIsSeen } from './room.ts';

const someone = fc.oneof(
  fc.constantFrom(...SEATED.map(memberOf)),
  fc.constantFrom(...SEATED.map(deputyOf)),
  fc.constantFrom(CHAIR, OFFICER),
);
const aChoice = fc.constantFrom<Choice>('recommend', 'recommend-with-conditions', 'not-recommend', 'abstain');

type Step =
  | { kind: 'vote'; who: string; choice: Choice }
  | { kind: 'pass'; who: string }
  | { kind: 'extend'; days: number }
  | { kind: 'close' }
  | { kind: 'deadline' };

const vote = fc.record({ kind: fc.constant('vote' as const), who: someone, choice: aChoice });
const pass = fc.record({ kind: fc.constant('pass' as const), who: someone });
const extend = fc.record({ kind: fc.constant('extend' as const), days: fc.integer({ min: 1, max: 20 }) });
const end = fc.constantFrom<Step>({ kind: 'close' }, { kind: 'deadline' });

const steps = fc.array(
  fc.oneof({ weight: 12, arbitrary: vote }, { weight: 4, arbitrary: pass }, { weight: 2, arbitrary: extend }),
  { maxLength: 40 },
);

const doStep = async (room: BoardRoom, step: Step): Promise<void> => {
  switch (step.kind) {
    case 'vote':
      await room.vote(step.who, step.choice, { reason: 'Rapport i juni.' });
      return;
    case 'pass':
      await room.pass(step.who, 'family');
      return;
    case 'extend':
      await room.extend(by(OFFICER), {
        key: CASE,
        deadline: addDays(DEADLINE, step.days),
        reason: 'Mer tid.',
      });
      return;
    case 'close':
      await room.close(by(CHAIR), { key: CASE });
      return;
    case 'deadline':
      room.at(addDays(DEADLINE, 30));
      await room.closeDue();
  }
};

/** Does what may be done, and tells which steps were. */
const doAll = async (room: BoardRoom, all: readonly Step[]): Promise<Step[]> => {
  const done: Step[] = [];
  for (const step of all) {
    try {
      await doStep(room, step);
      done.push(step);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return done;
};

const opened = async (): Promise<BoardRoom> => {
  const room = boardRoom();
  await room.open();
  return room;
};

const came = (room: BoardRoom) => {
  const { status, outcome, because, tally: counted, conditions } = room.roundNow();
  return { status, outcome, because, counted, conditions };
};

describe('in whatever order votes, changes, recusals, extensions and closings come in', () => {
  it('one seat counts once, whoever holds it, and the last word before close counts', async () => {
    await fc.assert(
      fc.asyncProperty(steps, end, async (all, last) => {
        const room = await opened();
        const done = await doAll(room, [...all, last, ...all]);
        const round = room.roundNow();
        const seats = round.answered.map(({ seat }) => seat);
        expect(new Set(seats).size).toBe(seats.length);
        expect(
          room
            .ballots()
            .map(({ seat }) => seat)
            .sort(),
        ).toEqual([...seats].sort());
        for (const { seat, voterOid, choice } of room.ballots()) {
          const standing = standingOf(round).find((known) => known.seat.unit === seat);
          expect(voterOid).toBe(standing?.holderOid);
          const words = done.flatMap((step) =>
            step.kind === 'vote' && step.who === voterOid ? [step.choice] : [],
          );
          expect(choice).toBe(words.at(-1));
        }
        expect(round.tally).toEqual(tally(room.ballots()));
      }),
      { numRuns: 60 },
    );
  });

  it('the outcome depends on the final state alone: the last words, said in another order, come to the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        async (all, draws) => {
          const first = await opened();
          await doAll(first, all);
          const before = first.roundNow();
          if (before.status !== 'open') return;
          const words = first.ballots().map((ballot) => ({ ballot, at: draws.next().value ?? 0 }));
          const second = await opened();
          for (const { oid } of before.passes) await second.pass(oid, 'family');
          for (const { ballot } of words.sort((a, b) => a.at - b.at))
            await second.vote(ballot.voterOid, ballot.choice, { reason: 'Rapport i juni.' });
          await first.close(by(CHAIR), { key: CASE });
          second.at(addDays(DEADLINE, 30));
          await second.closeDue();
          expect(came(first)).toEqual(came(second));
          const votes = words.map(({ ballot }) => ballot);
          const { verdict } = conclude(before, votes, { units: units() });
          expect(verdict.verdict === 'tie' ? 'tied' : verdict.outcome).toBe(
            came(first).status === 'tied' ? 'tied' : came(first).outcome,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('nobody holds two seats, and who has a seat is either its member or the deputy called', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const room = await opened();
        await doAll(room, all);
        const holders = standingOf(room.roundNow()).flatMap(({ holderOid }) => holderOid ?? []);
        expect(new Set(holders).size).toBe(holders.length);
      }),
      { numRuns: 40 },
    );
  });

  it('until close nothing on record tells one choice from another', async () => {
    const blind = (room: BoardRoom) => whatIsSeen(room).replaceAll(/[0-9a-f]{64}/g, '#');
    await fc.assert(
      fc.asyncProperty(steps, aChoice, async (all, other) => {
        const [first, second] = [await opened(), await opened()];
        await doAll(first, all);
        await doAll(
          second,
          all.map((step) => (step.kind === 'vote' ? { ...step, choice: other } : step)),
        );
        if (first.roundNow().status !== 'open') return;
        expect(blind(first)).toBe(blind(second));
      }),
      { numRuns: 60 },
    );
  });

  it('every vote that counts is the one its seat last committed to in the log', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const room = await opened();
        await doAll(room, [...all, { kind: 'close' }]);
        const answers = room.records.held().actions.filter(({ verb }) => verb === 'answer');
        for (const ballot of await room.records.endedBallots(CASE, 1)) {
          const last = answers.filter(({ after }) => after.seat === ballot.seat).at(-1);
          expect(last?.after.commitment).toBe(commitmentOf(ballot));
          expect(commitmentOf({ ...ballot, choice: 'abstain', reason: 'Byttet' })).not.toBe(
            last?.after.commitment,
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
