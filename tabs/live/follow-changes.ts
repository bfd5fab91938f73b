/** Whether the server answers: `waiting` until it has once been asked. */
export type Contact = 'in-touch' | 'lost';

type Deps = {
  /** Answers with the version there is once it passes the one given, or with the same after a while. */
  ask: (version: number, signal: AbortSignal) => Promise<number>;
  /** Waits, but not longer than until something suggests that the server is back. */
  wait: (seconds: number, signal: AbortSignal) => Promise<void>;
  onNewer: (version: number) => void;
  onContact: (contact: Contact) => void;
  /** The server answers, but not this person any more. */
  onRefused: () => void;
  isRefusal: (error: unknown) => boolean;
};

const longestPause = 30;

/** Seconds to wait after so many failures in a row: 1, 2, 4 … 30. */
export const pauseAfter = (failures: number): number => Math.min(2 ** (failures - 1), longestPause);

/** Asks again and again what has changed, and backs off while the server is away, until it is told to stop. */
export const followChanges = async (deps: Deps, from: number, signal: AbortSignal): Promise<void> => {
  let version = from;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const found = await deps.ask(version, signal);
      if (signal.aborted) return;
      deps.onContact('in-touch');
      // After a time away anything may have happened, even that the version counts from one again.
      if (found !== version || failures > 0) deps.onNewer(found);
      failures = 0;
      version = found;
    } catch (error) {
      if (signal.aborted) return;
      failures += 1;
      const refused = deps.isRefusal(error);
      if (refused) deps.onRefused();
      else deps.onContact('lost');
      await deps.wait(refused ? longestPause : pauseAfter(failures), signal);
    }
  }
};
