import { endpointHealth } from './endpoint-health.ts';
import { type Notification, notificationOf, tryAgain } from './notification.ts';
import { notificationQueue } from './notification-queue.ts';
import { type NotificationTricks, notificationTricks } from './notification-tricks.ts';
import { postNotifications } from './post-notifications.ts';
import { renewalReminders } from './renewal-reminders.ts';
import { livingSubscriptions } from './subscriptions.ts';
import type { Tenant } from './tenant.ts';

/** An address that is often late is told so much later {G-webhook}. */
const SLOWED_MS = 10_000;

export type Notifications = {
  listChanged: (list: string) => void;
  /** What is to happen to those from now on. */
  trick: (asked: NotificationTricks) => void;
  /** Tells every subscriber that has an address for it that it must renew {G-lifecycle}. */
  askToReauthorize: () => Promise<void>;
  /** Posts what is due, without waiting for answers. */
  start: () => Promise<void>;
  /** Posts what is due, and what becomes due by that, until all has been answered. */
  finish: () => Promise<void>;
  counts: () => { waiting: number; delivered: number; failed: number; dropped: number; givenUp: number };
};

/** Tells subscribers of changes by the tenant's clock {G-webhook}; ends with `closing`. */
export const createNotifications = (tenant: Tenant, closing: AbortSignal): Notifications => {
  const { directory, clock, log, patienceMs } = tenant;
  const queue = notificationQueue();
  const health = endpointHealth();
  const tricks = notificationTricks();
  const isToRenew = renewalReminders();
  const counts = { delivered: 0, failed: 0, dropped: 0, givenUp: 0 };
  const sending = new Set<Promise<void>>();
  let collecting = Promise.resolve();
  const now = () => clock.now().epochMilliseconds;

  const putWithTricks = (notification: Notification): void => {
    if (tricks.take('drop')) counts.dropped += 1;
    else if (tricks.take('disorder')) queue.holdBack(notification, now());
    else {
      queue.put(notification);
      if (tricks.take('duplicate')) queue.put({ ...notification });
    }
  };

  const collect = async (): Promise<void> => {
    const lists = queue.takeChanged(now());
    const { tenantId } = directory;
    for (const one of await livingSubscriptions(tenant)) {
      const at = { tenantId, dueMs: now() };
      if (lists.has(one.list_id))
        putWithTricks(notificationOf(one, null, { ...at, dueMs: at.dueMs + tricks.delayMs() }));
      if (isToRenew(one, now())) queue.put(notificationOf(one, 'reauthorizationRequired', at));
    }
    const due = Object.groupBy(queue.takeDue(now()), ({ url }) => url);
    for (const [url, all = []] of Object.entries(due)) {
      const sent = send(url, all).finally(() => sending.delete(sent));
      sending.add(sent);
    }
  };

  const send = async (url: string, all: readonly Notification[]): Promise<void> => {
    const treated = health.of(url, now());
    if (treated === 'drop') {
      counts.dropped += all.length;
      return;
    }
    const at = treated === 'slow' ? all.filter(({ slowed }) => slowed) : all;
    for (const one of all)
      if (!at.includes(one)) queue.put({ ...one, slowed: true, dueMs: now() + SLOWED_MS });
    if (at.length > 0) await post(url, at);
  };

  const post = async (url: string, all: readonly Notification[]): Promise<void> => {
    const outcome = await postNotifications(url, all, { patienceMs, closing });
    if (closing.aborted) return;
    health.answered(url, now(), outcome !== 'late');
    log.info({ url, count: all.length, outcome }, 'subscribers are told of changes');
    if (outcome === 'taken') {
      counts.delivered += all.length;
      queue.passed(now());
      return;
    }
    counts.failed += all.length;
    for (const one of all) {
      const again = tryAgain(one, now());
      if (again) queue.put(again);
      else counts.givenUp += 1;
    }
  };

  const start = (): Promise<void> => {
    // Whoever started the one that failed has been told; the next begins anew.
    collecting = collecting.catch(() => undefined).then(collect);
    return collecting;
  };
  return {
    listChanged: (list) => queue.changed(list, now()),
    trick: tricks.ask,
    askToReauthorize: async () => {
      const at = { tenantId: directory.tenantId, dueMs: now() };
      for (const one of await livingSubscriptions(tenant))
        if (one.lifecycle_url !== null) queue.put(notificationOf(one, 'reauthorizationRequired', at));
    },
    start,
    finish: async () => {
      do {
        await start();
        await Promise.all(sending);
      } while (queue.isDue(now()));
    },
    counts: () => ({ waiting: queue.waiting() + sending.size, ...counts }),
  };
};
