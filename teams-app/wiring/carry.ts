import type { Services } from './services.ts';

const AT_ONCE = 4;

/**
 * Carries every row still owed to SharePoint now, rather than when a job comes to it, and tells how far it has come.
 * A row that cannot be pushed stays owed, with its reason in the log, and the jobs try it again.
 */
export const carryOwed = async (
  { sync, push, log }: Pick<Services, 'sync' | 'push' | 'log'>,
  progress: (done: number, of: number) => void,
): Promise<{ failed: number }> => {
  const owed = await sync.owed();
  const waiting = [...owed];
  const count = { done: 0, failed: 0 };
  const takeTurns = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      try {
        await push(row);
      } catch (error) {
        count.failed += 1;
        log.warn({ err: error, list: row.list, key: row.key }, 'push failed');
      }
      count.done += 1;
      progress(count.done, owed.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return { failed: count.failed };
};
