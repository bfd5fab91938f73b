import type { Log } from '../../programme/index.ts';

export type VersionWatch = {
  /** The version once it is another than `since`, or `since` when the signal ends the wait. */
  wait: (since: number, signal: AbortSignal) => Promise<number>;
  /** Looks at once; for a change made in this process. */
  nudge: () => void;
  close: () => void;
};
type Waiter = { since: number; done: (version: number) => void };

/**
 * Watches the mirror's version for all who wait, with one question to the database at a time and none while nobody
 * waits; so a change made by another process is seen too.
 */
export const watchVersion = ({ version, everyMs, log }: WatchDeps): VersionWatch => {
  const waiters = new Set<Waiter>();
  const state: { latest: number; looking: boolean; timer?: NodeJS.Timeout } = { latest: 0, looking: false };

  const look = async (): Promise<void> => {
    clearTimeout(state.timer);
    state.looking = true;
    try {
      state.latest = await version();
      for (const waiter of waiters) if (state.latest !== waiter.since) waiter.done(state.latest);
    } catch (error) {
      log.warn({ err: error }, 'the version could not be read');
    } finally {
      state.looking = false;
    }
    if (waiters.size > 0) state.timer = setTimeout(look, everyMs);
  };
  const nudge = () => {
    if (!state.looking && waiters.size > 0) void look();
  };
  const wait = (since: number, signal: AbortSignal): Promise<number> =>
    new Promise((resolve) => {
      const finish = (seen: number) => {
        waiters.delete(waiter);
        signal.removeEventListener('abort', giveUp);
        resolve(seen);
      };
      const giveUp = () => finish(since);
      const waiter: Waiter = { since, done: finish };
      if (signal.aborted) return giveUp();
      signal.addEventListener('abort', giveUp);
      waiters.add(waiter);
      nudge();
    });
  return { wait, nudge, close: () => clearTimeout(state.timer) };
};
type WatchDeps = { version: () => Promise<number>; everyMs: number; log: Log };
