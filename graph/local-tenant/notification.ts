import { randomUUID } from 'node:crypto';
import type { Subscription } from './subscriptions.ts';

/** One entry of what is posted to a subscriber {CSDL}. */
type Entry = {
  id: string;
  subscriptionId: string;
  subscriptionExpirationDateTime: string;
  clientState: string | null;
  changeType: string;
  resource: string;
  tenantId: string;
  resourceData: null;
  lifecycleEvent: 'reauthorizationRequired' | null;
};

/** A notification on its way. */
export type Notification = {
  url: string;
  entry: Entry;
  /** When it is sent next. */
  dueMs: number;
  /** When it was first due; it is given up some hours later. */
  firstMs: number;
  attempts: number;
  /** It has waited once already because its address is slow. */
  slowed?: true;
};

/** That something in the list has changed, and not what {G-sub}; or that the subscription wants to be renewed. */
export const notificationOf = (
  subscription: Subscription,
  event: Entry['lifecycleEvent'],
  { tenantId, dueMs }: { tenantId: string; dueMs: number },
): Notification => ({
  url: (event && subscription.lifecycle_url) ?? subscription.notification_url,
  entry: {
    id: randomUUID(),
    subscriptionId: subscription.id,
    subscriptionExpirationDateTime: subscription.expires_at,
    clientState: subscription.client_state,
    changeType: subscription.change_type,
    resource: subscription.resource,
    tenantId,
    resourceData: null,
    lifecycleEvent: event,
  },
  dueMs,
  firstMs: dueMs,
  attempts: 0,
});

/** How long what is not taken is tried again {G-webhook}. */
const GIVEN_UP_AFTER_MS = 4 * 3_600_000;
/** The first wait, and the longest; Microsoft says only that they grow (an assumption). */
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 30 * 60_000;

/** The same to be sent once more, later each time; nothing when it has been tried for long enough. */
export const tryAgain = (notification: Notification, nowMs: number): Notification | undefined => {
  const attempts = notification.attempts + 1;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  const dueMs = nowMs + wait;
  return dueMs - notification.firstMs > GIVEN_UP_AFTER_MS ? undefined : { ...notification, attempts, dueMs };
};
