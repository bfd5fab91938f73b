/** At most `count` sends in any `milliseconds`. */
export type Limit = { count: number; milliseconds: number };

/**
 * Below what Teams allows (facts §5.1): the four windows of one conversation, and the rate of one app in one
 * tenant, which is 50 a second and of which the rest is left for people who ask. `arriving` is that rate counted
 * the hard way, by when a message can have reached Teams at the latest, which holds also where posts are held up.
 */
export const teamsLimits = {
  conversation: [
    { count: 7, milliseconds: 1_000 },
    { count: 8, milliseconds: 2_000 },
    { count: 60, milliseconds: 30_000 },
    { count: 1_800, milliseconds: 3_600_000 },
  ],
  tenant: [{ count: 45, milliseconds: 1_000 }],
  arriving: [{ count: 48, milliseconds: 1_000 }],
} as const satisfies PaceLimits;
export type PaceLimits = Record<'conversation' | 'tenant', readonly Limit[]> & {
  arriving?: readonly Limit[];
};

/**
 * Turns are given out up to this long before they come, so that none goes unused while a process is busy: a turn
 * taken late would otherwise put off every one after it.
 */
export const AHEAD = 250;

/** A message whose turn came this long ago and that is still not on its way gives its turn back. */
export const LATEST_START = 120;

/** How long after its turn a message may still reach Teams: it was begun in time, and the way takes a moment. */
export const LATEST_ARRIVAL = 600;

/** How long a send is remembered: the longest window. */
export const MEMORY = 3_600_000;

/** The earliest moment one more send keeps every limit; `sends` are moments in the past, newest first. */
export const earliestSend = (sends: readonly number[], limits: readonly Limit[], now: number): number =>
  limits.reduce((earliest, { count, milliseconds }) => {
    const oldestInTheWay = sends[count - 1];
    return oldestInTheWay === undefined ? earliest : Math.max(earliest, oldestInTheWay + milliseconds);
  }, now);
