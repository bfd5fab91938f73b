import type { Purpose } from './unit-budget.ts';

/** Units used: when (epoch milliseconds), for what, how many; `others` is what Graph counted beyond what we know of. */
export type UnitUse = { at: number; purpose: Purpose | 'others'; units: number };

/** How many units a minute and a day hold. */
export type UnitLimits = { minute: number; day: number };

/**
 * How long a use counts toward the minute: a little longer, since SharePoint counts a request when it comes, which
 * is up to this much after it was sent.
 */
export const MINUTE = 63_000;
export const DAY = 24 * 3_600_000;

/** The brackets of {SPD-throttle} give a day 960 times their minute. */
export const limitsFor = (minute: number): UnitLimits => ({ minute, day: minute * 960 });

const total = (uses: readonly UnitUse[], purpose?: Purpose): number =>
  uses.reduce((sum, use) => (purpose && use.purpose !== purpose ? sum : sum + use.units), 0);

// Sweeps always keep a little of their own, so that what people edit in SharePoint is seen however busy we are;
// beyond that they leave the rest to people.
const KEPT_FOR_UPKEEP = 0.04;
const UPKEEP_STOPS_AT = 0.6;

/** How many units are free for a purpose where `limit` may be used. */
export const roomFor = (purpose: Purpose, uses: readonly UnitUse[], limit: number): number => {
  const [used, upkeep] = [total(uses), total(uses, 'upkeep')];
  const kept = Math.floor(limit * KEPT_FOR_UPKEEP);
  const room =
    purpose === 'people'
      ? limit - used - Math.max(0, kept - upkeep)
      : Math.max(Math.floor(limit * UPKEEP_STOPS_AT) - used, Math.min(kept - upkeep, limit - used));
  return Math.max(0, room);
};

type Asked = { units: number; purpose: Purpose };
type Span = { uses: readonly UnitUse[]; limit: number; length: number };

/** When enough old uses no longer count. */
const roomAt = ({ units, purpose }: Asked, { uses, limit, length }: Span, now: number): number => {
  const oldestFirst = uses.toSorted((a, b) => a.at - b.at);
  if (roomFor(purpose, oldestFirst, limit) >= units) return now;
  for (const [index, { at }] of oldestFirst.entries())
    if (roomFor(purpose, oldestFirst.slice(index + 1), limit) >= units) return at + length;
  // More than a whole span holds is let through alone, or it would wait for ever.
  return Math.max(now, ...oldestFirst.map(({ at }) => at + length));
};

/** How long a request must wait for its units, in milliseconds; 0 when it may go now. */
export const waitForRoom = (
  asked: Asked,
  { minute, day }: { minute: readonly UnitUse[]; day: readonly UnitUse[] },
  limits: UnitLimits,
  now: number,
): number => {
  if (asked.units === 0) return 0;
  const inMinute = roomAt(asked, { uses: minute, limit: limits.minute, length: MINUTE }, now);
  const inDay = roomAt(asked, { uses: day, limit: limits.day, length: DAY }, now);
  return Math.max(inMinute, inDay) - now;
};
