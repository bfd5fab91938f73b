import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again, for half a minute, until there is something to see. */
export const until = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
  for (let tries = 0; tries < 120; tries += 1) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await pause(250);
  }
  throw new Error(`waited in vain for ${what}`);
};
