import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../chance.ts';

const where = ['/items', '/fields', '/items/delta', 'POST /items', 'PATCH /fields', '$batch'];

const faultOf = (chance: Chance): Record<string, unknown> => ({
  match: chance.pick(where),
  count: 1 + chance.below(3),
  ...chance.pick([
    { status: 429, retryAfter: 1 },
    { status: 503, retryAfter: 1 },
    { status: 503 },
    { status: 504 },
    { status: 401 },
    { drop: true },
    { drop: 'after' },
    { delayMs: 200 + chance.below(1_500) },
  ]),
});

/** Makes the tenant fail now and then in every way it can, until it is ended. */
export const startTrouble = (url: string, chance: Chance) => {
  let [faults, stopping] = [0, false];
  const run = async (): Promise<void> => {
    while (!stopping) {
      const headers = { 'content-type': 'application/json' };
      const ask = (what: string, body: Record<string, unknown>) =>
        fetch(`${url}/local/${what}`, { method: 'POST', headers, body: JSON.stringify(body) });
      await ask('faults', faultOf(chance));
      // Now and then a notification comes twice, after a later one, or not at all.
      if (chance.happens(30))
        await ask('notifications', { duplicate: 1, disorder: 1, drop: chance.pick([1, 2]) });
      faults += 1;
      await pause(100 + chance.below(500));
    }
  };
  const running = run();
  return {
    faults: () => faults,
    end: async (): Promise<void> => {
      stopping = true;
      await running;
      await fetch(`${url}/local/faults`, { method: 'DELETE' });
    },
  };
};
