import type { Kysely, Transaction } from 'kysely';
import {
  admit,
  afterFailure,
  type Circuit,
  CLOSED,
  type Granted,
  type Leave,
  type Lesson,
  type RateLimit,
  type UnitBudget,
  waitForRoom,
} from '../../graph/index.ts';
import type { Clock, Log } from '../../programme/index.ts';
import { type GraphState, holdKnown, type Known, keepKnown, readGraphState } from './graph-state.ts';
import type { Tables } from './tables.ts';
import { addUse, forgetUses, usesAt } from './unit-uses.ts';

export type UnitBudgetDeps = {
  db: Kysely<Tables>;
  /** The real time: Graph follows no clock of ours. */
  clock: Clock;
  log: Log;
  /** The app's bracket. */
  unitsPerMinute: number;
  random: () => number;
};

export type StoredUnitBudget = UnitBudget & { state: () => Promise<GraphState> };

/** A reply that took longer came to Graph later than it was counted for. */
const SLOW = 2_000;
/** How long Graph is left alone when it throttles and names no time, or none to speak of. */
const UNNAMED_PAUSE_SECONDS = 10;

/** The app's resource units in the database, where every process finds them. */
export const unitBudgetIn = (deps: UnitBudgetDeps): StoredUnitBudget => ({
  reserve: (asked) => deps.db.transaction().execute((trx) => reserve(trx, deps, asked)),
  learn: async (lesson, leave) => {
    if (hasNews(deps, lesson, leave))
      await deps.db.transaction().execute((trx) => learn(trx, deps, lesson, leave));
  },
  state: () => readGraphState(deps.db, deps),
});

type Asked = Parameters<UnitBudget['reserve']>[0];

const reserve = async (trx: Transaction<Tables>, deps: UnitBudgetDeps, asked: Asked): Promise<Leave> => {
  const known = await holdKnown(trx, deps);
  const { now, pausedUntil, limits } = known;
  const passed = admit(known.circuit, now);
  if (!passed.admitted) return { granted: false, why: 'unreachable', waitMs: passed.waitMs };
  // The directory and Planner cost no units, and SharePoint's pause does not concern them.
  if (asked.units > 0) {
    if (pausedUntil > now) return { granted: false, why: 'throttled', waitMs: pausedUntil - now };
    const waitMs = waitForRoom(asked, await usesAt(trx, now), limits, now);
    if (waitMs > 0) return { granted: false, why: 'no-units', waitMs };
    await addUse(trx, { at: now, ...asked });
    await forgetUses(trx, now);
  }
  await keepKnown(trx, { now, pausedUntil, circuit: passed.circuit });
  return { granted: true, at: now, ...asked, doubtful: known.circuit.failures > 0 };
};

const isSlow = (now: number, leave: Granted | undefined): leave is Granted =>
  leave !== undefined && leave.units > 0 && now - leave.at > SLOW;

// Nearly every request is answered in time and well below the limit, and then the database is left alone.
const hasNews = ({ clock }: UnitBudgetDeps, lesson: Lesson, leave: Granted | undefined): boolean =>
  lesson.outcome !== 'answered' ||
  lesson.rateLimit !== undefined ||
  leave?.doubtful === true ||
  isSlow(clock.now().epochMilliseconds, leave);

const learn = async (
  trx: Transaction<Tables>,
  deps: UnitBudgetDeps,
  lesson: Lesson,
  leave: Granted | undefined,
): Promise<void> => {
  const known = await holdKnown(trx, deps);
  const { now } = known;
  if (isSlow(now, leave)) {
    const { at, purpose, units } = leave;
    await addUse(trx, { at, purpose, units: -units }, ['second']);
    await addUse(trx, { at: now, purpose, units }, ['second']);
  }
  if (lesson.rateLimit) await learnLimit(trx, known, lesson.rateLimit);
  const circuit = circuitAfter(deps, known, lesson);
  await keepKnown(trx, { now, circuit, pausedUntil: pauseAfter(deps, known, lesson) });
};

/** Whatever Graph counts beyond what we know of is somebody else's with our name, and counts all the same. */
const learnLimit = async (trx: Transaction<Tables>, { now }: Known, seen: RateLimit): Promise<void> => {
  await trx.updateTable('graph_budget').set({ limit_seen: seen.limit }).execute();
  const { minute } = await usesAt(trx, now);
  const others = seen.limit - seen.remaining - minute.reduce((sum, { units }) => sum + units, 0);
  if (others > 0) await addUse(trx, { at: now, purpose: 'others', units: others });
};

const circuitAfter = (
  { log, random }: UnitBudgetDeps,
  { now, circuit }: Known,
  { outcome, clientRequestId }: Lesson,
): Circuit => {
  if (outcome !== 'unreachable') {
    if (circuit.openUntil !== undefined)
      log.info({ reason: 'graph-answers', clientRequestId }, 'Graph answers again');
    return CLOSED;
  }
  const after = afterFailure(circuit, now, random);
  const { failures, openUntil } = after;
  if (openUntil !== undefined && openUntil !== circuit.openUntil) {
    const seconds = Math.round((openUntil - now) / 1000);
    log.warn(
      { reason: 'graph-unreachable', failures, seconds, clientRequestId },
      'Graph does not answer and is left alone',
    );
  }
  return after;
};

const pauseAfter = (
  { log }: UnitBudgetDeps,
  known: Known,
  { outcome, waitSeconds, rateLimit, clientRequestId }: Lesson,
): number => {
  const { now, pausedUntil } = known;
  if (outcome !== 'throttled')
    return rateLimit && rateLimit.remaining <= 0
      ? Math.max(pausedUntil, now + rateLimit.resetSeconds * 1000)
      : pausedUntil;
  const seconds = waitSeconds || UNNAMED_PAUSE_SECONDS;
  log.warn({ reason: 'graph-throttled', seconds, clientRequestId }, 'Graph asks to be left alone');
  return Math.max(pausedUntil, Math.ceil(now + seconds * 1000));
};
