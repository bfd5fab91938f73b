import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ListName } from '../programme/index.ts';

/** What Graph posts: several subscriptions' notifications may come together {G-webhook}. */
const Posted = z.object({ value: z.array(z.unknown()) });

/** One notification; what changed in the list it does not say {G-sub}. */
const Entry = z.object({
  subscriptionId: z.string(),
  clientState: z.string().nullish(),
  tenantId: z.string(),
  lifecycleEvent: z.string().nullish(),
});

/** A subscription of ours; one that Graph is just being asked for has no id yet. */
export type Subscription = { list: ListName; id: string | undefined; clientState: string };

/** Why a notification is not believed. Closed: every language has a sentence for each. */
export const notificationFaults = [
  'wrong-form',
  'unknown-subscription',
  'wrong-client-state',
  'foreign-tenant',
] as const;
export type NotificationFault = (typeof notificationFaults)[number];

/** What of a post is to be believed. */
export type Heeded = {
  /** Lists something has changed in. */
  changed: ReadonlySet<ListName>;
  /** Lists whose subscription wants to be renewed. */
  renew: ReadonlySet<ListName>;
  refused: ReadonlyMap<NotificationFault, number>;
};

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

// How long a comparison takes must not tell how much of a secret was guessed.
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/**
 * Sorts what was posted to the notification address: anybody may post there, so each entry is believed only with our
 * own subscription's id, its client state and our tenant. Other words of an entry are not looked at, for a
 * notification is only a hint to sweep.
 */
export const heed = (
  body: unknown,
  ours: { tenantId: string; subscriptions: readonly Subscription[] },
): Heeded => {
  const posted = Posted.safeParse(body);
  const heeded = {
    changed: new Set<ListName>(),
    renew: new Set<ListName>(),
    refused: new Map<NotificationFault, number>(),
  };
  const refuse = (fault: NotificationFault) =>
    heeded.refused.set(fault, (heeded.refused.get(fault) ?? 0) + 1);
  if (!posted.success) refuse('wrong-form');
  for (const one of posted.data?.value ?? []) {
    const entry = Entry.safeParse(one);
    if (!entry.success) refuse('wrong-form');
    else {
      const found = subscriptionOf(entry.data, ours);
      if (typeof found === 'string') refuse(found);
      else heeded[entry.data.lifecycleEvent ? 'renew' : 'changed'].add(found.list);
    }
  }
  return heeded;
};

const subscriptionOf = (
  { subscriptionId, clientState, tenantId }: z.infer<typeof Entry>,
  ours: { tenantId: string; subscriptions: readonly Subscription[] },
): Subscription | NotificationFault => {
  const named = ours.subscriptions.filter(({ id }) => id === undefined || id === subscriptionId);
  const found = named.find((one) => clientState && isSame(clientState, one.clientState));
  if (!found) return named.some(({ id }) => id !== undefined) ? 'wrong-client-state' : 'unknown-subscription';
  return isSame(tenantId.toLowerCase(), ours.tenantId.toLowerCase()) ? found : 'foreign-tenant';
};
