import { randomBytes } from 'node:crypto';
import {
  type GraphSender,
  heed,
  SUBSCRIPTION_MINUTES,
  type SubscriptionWish,
  subscribe,
} from '../../graph/index.ts';
import { ListName } from '../../programme/index.ts';
import type { NotificationDoor } from '../http/notifications.ts';
import type { SubscriptionState } from '../store/subscriptions.ts';
import type { Services } from './services.ts';

// However many notifications come, a list is not swept more often than this for them.
const BETWEEN_HINTS_MS = 15_000;
// A subscription that is well is given its full life again once a day.
const RENEW_AFTER_MINUTES = 24 * 60;
// What only an administrator can change is not asked for every hour.
const settled: readonly SubscriptionState['fault'][] = ['denied', 'taken'];

type Listening = Pick<Services, 'subscriptions' | 'clock' | 'log'> & {
  sync: Pick<Services['sync'], 'sweptAt'>;
  jobs: Pick<Services['jobs'], 'sweepList' | 'subscribe'>;
  microsoft: Pick<Services['microsoft'], 'tenantId'>;
};
type Subscribing = Pick<Services, 'subscriptions' | 'wallClock' | 'log'> & {
  site: () => Promise<SubscriptionWish['site']>;
  upkeep: GraphSender;
  microsoft: Pick<Services['microsoft'], 'notificationUrl'>;
};

/** Takes notifications for hints: each list they speak of is swept soon, by whichever process has time. */
export const notificationDoor = ({
  subscriptions,
  sync,
  jobs,
  clock,
  log,
  microsoft,
}: Listening): NotificationDoor => {
  return {
    take: async (body) => {
      const { tenantId } = microsoft;
      const at = clock.now();
      const heeded = heed(body, { tenantId, subscriptions: await subscriptions.all() });
      const swept = heeded.changed.size > 0 ? await sync.sweptAt() : new Map<ListName, Date>();
      for (const list of heeded.changed) {
        const since = at.epochMilliseconds - (swept.get(list)?.getTime() ?? 0);
        await jobs.sweepList(list, Math.max(0, Math.ceil((BETWEEN_HINTS_MS - since) / 1000)));
      }
      if (heeded.renew.size > 0) await jobs.subscribe();
      if (heeded.refused.size === 0) return;
      await subscriptions.countRefused(heeded.refused, at.toString());
      log.warn({ refused: Object.fromEntries(heeded.refused) }, 'notifications were not believed');
    },
  };
};

const isDue = (held: SubscriptionState | undefined, url: string, nowMs: number): boolean => {
  if (!held) return true;
  if (held.fault && settled.includes(held.fault))
    return nowMs - held.triedAt.getTime() > RENEW_AFTER_MINUTES * 60_000;
  if (held.id === undefined || held.fault !== null || held.url !== url || !held.expiresAt) return true;
  const leftMs = held.expiresAt.getTime() - nowMs;
  return leftMs < (SUBSCRIPTION_MINUTES - RENEW_AFTER_MINUTES) * 60_000;
};

/** Sees to it that Graph tells of every list's changes; a list it will not tell of is swept all the same. */
export const subscribeAll =
  (services: Subscribing) =>
  async ({ now: anyway }: { now: boolean }): Promise<void> => {
    const { subscriptions, wallClock } = services;
    const held = new Map((await subscriptions.all()).map((one) => [one.list, one]));
    for (const list of ListName.options) {
      const known = held.get(list);
      const due = isDue(known, services.microsoft.notificationUrl, wallClock.now().epochMilliseconds);
      if (anyway || due) await subscribeList(services, list, known);
    }
  };

const subscribeList = async (
  { subscriptions, site, upkeep, microsoft, wallClock, log }: Subscribing,
  list: ListName,
  held: SubscriptionState | undefined,
): Promise<void> => {
  const at = wallClock.now();
  const newClientState = async () => {
    const state = randomBytes(32).toString('base64url');
    await subscriptions.asking(list, state, at.toString());
    return state;
  };
  const until = at.add({ minutes: SUBSCRIPTION_MINUTES }).round('second').toString();
  const { id, resource, url } = held ?? {};
  const outcome = await subscribe(
    { client: upkeep, newClientState },
    {
      ...{ site: await site(), list, url: microsoft.notificationUrl, until },
      ...(id && resource && url && { held: { id, resource, url } }),
    },
  );
  await subscriptions.answered(list, outcome, at.toString());
  if (outcome.outcome === 'refused')
    log.warn({ list, reason: outcome.fault, code: outcome.code }, 'Graph does not tell of changes in a list');
  else
    log.info(
      { list, outcome: outcome.outcome, until: outcome.expiresAt },
      'Graph tells of changes in a list',
    );
};
