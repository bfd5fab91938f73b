import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refused } from './refused.ts';
import { type SlidingWindow, slidingWindow } from './sliding-window.ts';
import type { Tenant } from './tenant.ts';
import { limitsFor, USER_REQUESTS } from './throttle-limits.ts';
import { SHAREPOINT } from './tokens.ts';

/** From this share of the minute's units on, answers tell how many are left {SPD-throttle}. */
const TOLD_FROM = 0.8;

type Spending = { window: SlidingWindow; amount: number };

/** Holds apps, people and the whole tenant to SharePoint's limits {SPD-throttle}; what is refused counts as well. */
export const throttleRequests = (app: FastifyInstance, { clock, licences, log }: Tenant): void => {
  const limits = limitsFor(licences);
  const everybody = slidingWindow(limits.tenant, 300);
  const minuteOf = windows(() => slidingWindow(limits.appMinute, 60));
  const dayOf = windows(() => slidingWindow(limits.appDay, 24 * 3600));
  const personOf = windows(() => slidingWindow(USER_REQUESTS, 300));

  app.addHook('onRequest', async ({ units, access, caller }, reply) => {
    if (units === 0) return;
    const now = clock.now().epochMilliseconds;
    const minute = minuteOf(access.appId);
    // People in SharePoint itself are no app.
    const ofApp = access.appId === SHAREPOINT ? [] : [minute, dayOf(access.appId), everybody];
    const spendings: Spending[] = ofApp.map((window) => ({ window, amount: units }));
    if (caller.kind === 'user') spendings.push({ window: personOf(caller.id), amount: 1 });
    const over = spendings.filter(({ window, amount }) => window.used(now) + amount > window.limit);
    for (const { window, amount } of spendings) window.spend(now, amount);
    const wait = Math.max(0, ...over.map(({ window, amount }) => window.secondsUntilFree(now, amount)));
    // Microsoft 365 developer blog, 2022-10-18: these headers come with application permissions only.
    if (caller.kind === 'application') tellWhatIsLeft(reply, minute, now, wait);
    if (wait === 0) return;
    log.info({ app: access.appId, wait }, 'a request is throttled');
    throw new Refused(429, 'activityLimitReached', 'The request has been throttled', {
      innerCode: 'throttledRequest',
      headers: { 'retry-after': `${wait}` },
    });
  });
};

const windows = (make: () => SlidingWindow): ((key: string) => SlidingWindow) => {
  const known = new Map<string, SlidingWindow>();
  return (key) => {
    const window = known.get(key) ?? make();
    known.set(key, window);
    return window;
  };
};

const tellWhatIsLeft = (reply: FastifyReply, minute: SlidingWindow, now: number, wait: number): void => {
  const used = minute.used(now);
  if (used < minute.limit * TOLD_FROM) return;
  reply.headers({
    'ratelimit-limit': `${minute.limit}`,
    'ratelimit-remaining': `${Math.max(0, minute.limit - used)}`,
    'ratelimit-reset': `${wait || minute.secondsUntilFree(now, minute.limit)}`,
  });
};
