import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from './refused.ts';
import { type SlidingWindow, slidingWindow } from './sliding-window.ts';
import type { Tenant } from './tenant.ts';
import { GRAPH_REQUESTS, limitsFor, SHARING_REQUESTS, USER_REQUESTS } from './throttle-limits.ts';
import { SHAREPOINT } from './tokens.ts';

/** From this share of the minute's units on, answers tell how many are left {SPD-throttle}. */
const TOLD_FROM = 0.8;

type Spending = { window: SlidingWindow; amount: number };
type Asking = Pick<FastifyRequest, 'units' | 'access' | 'caller' | 'method'> & { template: string };

/** Holds apps, people and the whole tenant to Microsoft's limits {SPD-throttle}{G-throttle}; what is refused counts as well. */
export const throttleRequests = (
  app: FastifyInstance,
  { clock, licences, log }: Pick<Tenant, 'clock' | 'licences' | 'log'>,
): void => {
  const { minuteOf, spendingsOf } = windowsFor(licences);

  app.addHook('onRequest', async ({ units, access, caller, method, routeOptions, url }, reply) => {
    if (!url.startsWith('/v1.0/')) return;
    const now = clock.now().epochMilliseconds;
    const spendings = spendingsOf({ units, access, caller, method, template: routeOptions.url ?? '' });
    const over = spendings.filter(({ window, amount }) => window.used(now) + amount > window.limit);
    for (const { window, amount } of spendings) window.spend(now, amount);
    const wait = Math.max(0, ...over.map(({ window, amount }) => window.secondsUntilFree(now, amount)));
    // Microsoft 365 developer blog, 2022-10-18: these headers come with application permissions only.
    if (units > 0 && caller.kind === 'application') tellWhatIsLeft(reply, minuteOf(access.appId), now, wait);
    if (wait === 0) return;
    log.info({ app: access.appId, wait }, 'a request is throttled');
    throw new Refused(429, 'activityLimitReached', 'The request has been throttled', {
      innerCode: 'throttledRequest',
      headers: { 'retry-after': `${wait}` },
    });
  });
};

const windowsFor = (licences: number) => {
  const limits = limitsFor(licences);
  const everybody = slidingWindow(limits.tenant, 300);
  const minuteOf = windows(() => slidingWindow(limits.appMinute, 60));
  const dayOf = windows(() => slidingWindow(limits.appDay, 24 * 3600));
  const personOf = windows(() => slidingWindow(USER_REQUESTS, 300));
  const sharingOf = windows(() => slidingWindow(SHARING_REQUESTS, 300));
  const graphOf = windows(() => slidingWindow(GRAPH_REQUESTS, 1));

  const inSharePoint = ({ units, access: { appId }, caller, method, template }: Asking): Spending[] => {
    // People in SharePoint itself are no app.
    const ofApp = appId === SHAREPOINT ? [] : [minuteOf(appId), dayOf(appId), everybody];
    const isSharing = template.includes('/permissions') && method !== 'GET';
    return [
      ...ofApp.map((window) => ({ window, amount: units })),
      ...(caller.kind === 'user' ? [{ window: personOf(caller.id), amount: 1 }] : []),
      ...(isSharing ? [{ window: sharingOf(caller.id), amount: 1 }] : []),
    ];
  };
  /** What a request takes of which limits. */
  const spendingsOf = (asking: Asking): Spending[] => {
    const { units, access, template } = asking;
    // Each part of a batch is held against the limits, and not what they come in {G-batch}.
    const counts = access.appId !== SHAREPOINT && template !== '/v1.0/$batch';
    return [
      ...(counts ? [{ window: graphOf(access.appId), amount: 1 }] : []),
      ...(units > 0 ? inSharePoint(asking) : []),
    ];
  };
  return { minuteOf, spendingsOf };
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
