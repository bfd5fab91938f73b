import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';

/** The real time from an instant on, so many times as fast, the same in every process. */
export const fastClock = ({ since, speed }: { since: number; speed: number }) => ({
  now: () =>
    Temporal.Instant.fromEpochMilliseconds(
      Math.floor(since + (Temporal.Now.instant().epochMilliseconds - since) * speed),
    ),
  wait: (ms: number): Promise<void> => setTimeout(ms / speed),
});
