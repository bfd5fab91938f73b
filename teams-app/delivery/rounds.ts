import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { nextDue } from './counts.ts';
import { AHEAD, teamsLimits } from './pacing.ts';
import { type Posting, postingWith } from './posting.ts';
import { restsReader } from './quiet.ts';
import { forgetOldSends, recover } from './recover.ts';
import { refresh } from './refresh.ts';
import type { SenderOptions } from './sender.ts';
import { take } from './take.ts';
import { takeCards } from './take-cards.ts';

export type Rounds = {
  posting: Posting;
  /** Sends what may be sent now; tells how long there is nothing more to do, in milliseconds. */
  send: () => Promise<number>;
  /** Finds what dead processes left behind. */
  clearUp: (how: { everything: boolean }) => Promise<void>;
};

// As many as are surely drawn and on their way before their turn is over, also on a busy machine.
const MOST_AT_A_TIME = 5;

// Where the tenant's rate is used up, turns come one at a time; asking for each would be all one did.
const SHORTEST_PAUSE = AHEAD / 2;

/** One sender's rounds over the outbox. */
export const roundsOf = (options: SenderOptions): Rounds => {
  const { db, clock, log, redraw, notInstalled, atOnce = 20, leaseMs = 30_000, pollMs = 1_000 } = options;
  const now = () => clock.now().epochMilliseconds;
  const own = { owner: randomUUID(), leaseMs, limits: options.limits ?? teamsLimits, rests: restsReader() };
  const waitUntil = options.waitUntil ?? ((at: number) => pause(Math.max(0, at - now())));
  const deps = { ...options, ...own, waitUntil, random: options.random ?? Math.random };
  const posting = postingWith(deps);
  // Cards come before messages, so that thousands of these do not keep people looking at what is no longer so.
  const drawAgain = async (): Promise<number> => {
    if (!redraw) return 0;
    const cards = await takeCards(deps, Math.ceil((atOnce - posting.count()) / 2));
    for (const card of cards) posting.beginOther(refresh({ ...deps, redraw }, card));
    return cards.length;
  };
  let clearedAt = now();
  const clearUp = async (how: { everything: boolean }): Promise<void> => {
    clearedAt = now();
    // Its own come first, so that a process that was held up does not take itself for dead.
    await posting.renew();
    const found = await recover(deps, how);
    if (found.unknown + found.repeated > 0)
      log.warn({ reason: 'in-doubt', ...found }, 'messages left by a process that died');
    await forgetOldSends(deps);
  };
  return {
    posting,
    clearUp,
    send: async () => {
      if (now() - clearedAt > leaseMs) await clearUp({ everything: false });
      if (posting.count() >= atOnce) await posting.oneDone();
      const drawn = await drawAgain();
      const taken = await take(deps, Math.min(MOST_AT_A_TIME, atOnce - posting.count()));
      for (const row of taken.rows) posting.begin(row);
      if (notInstalled && taken.notInstalled.length > 0) posting.beginOther(notInstalled(taken.notInstalled));
      if (taken.pausedUntil !== undefined) return Math.max(SHORTEST_PAUSE, taken.pausedUntil - AHEAD - now());
      if (taken.looked + drawn > 0) return 0;
      const next = await nextDue(db, { cards: redraw !== undefined });
      return Math.max(1, Math.min(pollMs, (next ?? Number.POSITIVE_INFINITY) - now()));
    },
  };
};
