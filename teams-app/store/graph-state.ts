import type { Kysely, Selectable, Transaction } from 'kysely';
import {
  type Circuit,
  type CircuitState,
  circuitState,
  limitsFor,
  type Refused,
  roomFor,
  type UnitLimits,
} from '../../graph/index.ts';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from './tables.ts';
import { usesAt } from './unit-uses.ts';

type Row = Selectable<Tables['graph_budget']>;

/** What all processes know of Graph, at an instant (epoch milliseconds). */
export type Known = { now: number; circuit: Circuit; pausedUntil: number; limits: UnitLimits };

/** How it stands with Graph, for whoever looks after it. Times are epoch milliseconds. */
export type GraphState = {
  circuit: CircuitState;
  /** Why nothing is sent just now, and until when at least. */
  held?: { why: Exclude<Refused, 'no-units'>; until: number; waitMs: number };
  minute: { used: number; limit: number };
  day: { used: number; limit: number };
  /** How many units are free for what people have done. */
  room: number;
};

// A clock that was set back by more is not another process's that runs ahead: it is the truth, and is believed.
const LARGEST_SKEW = 60_000;

const knownFrom = (row: Row, clock: Clock, unitsPerMinute: number): Known => {
  const { epochMilliseconds: own } = clock.now();
  const last = row.at?.getTime() ?? own;
  const [openUntil, trialUntil] = [row.open_until?.getTime(), row.trial_until?.getTime()];
  return {
    now: last - own < LARGEST_SKEW ? Math.max(own, last) : own,
    circuit: {
      failures: row.failures,
      ...(openUntil !== undefined && { openUntil }),
      ...(trialUntil !== undefined && { trialUntil }),
    },
    pausedUntil: row.paused_until?.getTime() ?? 0,
    // Graph's own word on a smaller bracket goes before the setting; a larger one is for people to decide on.
    limits: limitsFor(Math.min(unitsPerMinute, row.limit_seen ?? unitsPerMinute)),
  };
};

type Reading = { clock: Clock; unitsPerMinute: number };

/** Reads what is known and holds it until the transaction ends, so that processes take turns. */
export const holdKnown = async (
  trx: Transaction<Tables>,
  { clock, unitsPerMinute }: Reading,
): Promise<Known> => {
  const row = await trx.selectFrom('graph_budget').selectAll().forUpdate().executeTakeFirstOrThrow();
  return knownFrom(row, clock, unitsPerMinute);
};

/** Writes down the circuit, and until when Graph wants to be left alone. */
export const keepKnown = async (
  trx: Transaction<Tables>,
  { now, circuit, pausedUntil }: Omit<Known, 'limits'>,
): Promise<void> => {
  const { failures, openUntil, trialUntil } = circuit;
  const time = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  await trx
    .updateTable('graph_budget')
    .set({
      at: time(now),
      paused_until: pausedUntil > now ? time(pausedUntil) : null,
      failures,
      open_until: time(openUntil),
      trial_until: time(trialUntil),
    })
    .execute();
};

const heldBy = ({ now, circuit: { openUntil = 0, trialUntil = 0 }, pausedUntil }: Known) => {
  const away = Math.max(openUntil, trialUntil);
  if (away > now) return { why: 'unreachable' as const, until: away };
  return pausedUntil > now ? { why: 'throttled' as const, until: pausedUntil } : undefined;
};

const sum = (uses: readonly { units: number }[]): number => uses.reduce((all, { units }) => all + units, 0);

/** How it stands with Graph just now. */
export const readGraphState = async (db: Kysely<Tables>, reading: Reading): Promise<GraphState> => {
  const row = await db.selectFrom('graph_budget').selectAll().executeTakeFirstOrThrow();
  const known = knownFrom(row, reading.clock, reading.unitsPerMinute);
  const { minute, day } = await usesAt(db, known.now);
  const held = heldBy(known);
  return {
    circuit: circuitState(known.circuit, known.now),
    ...(held && { held: { ...held, waitMs: held.until - known.now } }),
    minute: { used: sum(minute), limit: known.limits.minute },
    day: { used: sum(day), limit: known.limits.day },
    room: Math.min(roomFor('people', minute, known.limits.minute), roomFor('people', day, known.limits.day)),
  };
};
