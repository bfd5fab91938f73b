import { z } from 'zod';
import { GraphError, type GraphErrorReason, isGraphError } from './graph-error.ts';
import type { GraphSender } from './graph-request.ts';
import { entriesOf } from './paging.ts';
import type {
  Subscribed,
  SubscriptionFault,
  SubscriptionOutcome,
  SubscriptionWish,
} from './subscription-outcome.ts';

/**
 * How long a subscription is asked for. A list's may live 42 300 minutes {G-sublife}; a little less, for Graph's
 * clock may differ from ours.
 */
export const SUBSCRIPTION_MINUTES = 42_000;

type Place = { resource: string; url: string; until: string };

export type SubscriptionDeps = {
  client: GraphSender;
  /** Gives a new client state, kept before Graph is asked: the first notification may come before the reply. */
  newClientState: () => Promise<string>;
};

const SubscriptionReply = z.object({ id: z.string(), expirationDateTime: z.string() });
const Own = z.object({ id: z.string(), resource: z.string(), notificationUrl: z.string() });
const about = 'the subscriptions';

const faults: Partial<Record<GraphErrorReason, SubscriptionFault>> = {
  denied: 'denied',
  conflict: 'taken',
  invalid: 'address-unreachable',
  'not-found': 'list-missing',
};

const made = (
  outcome: 'created' | 'renewed',
  { resource, url }: Place,
  { id, expirationDateTime: expiresAt }: z.infer<typeof SubscriptionReply>,
): Subscribed => ({ outcome, id, resource, url, expiresAt });

const create = async (
  { client }: SubscriptionDeps,
  place: Place,
  clientState: string,
): Promise<SubscriptionOutcome> => {
  const body = {
    changeType: 'updated',
    resource: place.resource,
    notificationUrl: place.url,
    // Only at creation can it be said where these go {G-lifecycle}.
    lifecycleNotificationUrl: place.url,
    expirationDateTime: place.until,
    clientState,
    latestSupportedTlsVersion: 'v1_2',
  };
  const to = { path: '/subscriptions' };
  const reply = await client.send({ method: 'POST', to, about, body }, SubscriptionReply);
  return { ...made('created', place, reply), clientState };
};

const remove = async ({ client }: SubscriptionDeps, id: string): Promise<void> => {
  try {
    const to = { path: `/subscriptions/${encodeURIComponent(id)}` };
    await client.send({ method: 'DELETE', to, about }, z.unknown());
  } catch (error) {
    if (!isGraphError(error, 'not-found')) throw error;
  }
};

/** The subscription in the way of a new one, when it posts to our address: one whose reply or record was lost. */
const lostOne = async (
  { client }: SubscriptionDeps,
  { resource, url }: Place,
): Promise<string | undefined> => {
  const list = resource.slice(resource.lastIndexOf('/'));
  for await (const own of entriesOf(client, { to: { path: '/subscriptions' }, about }, Own))
    if (own.notificationUrl === url && own.resource.endsWith(list)) return own.id;
  return undefined;
};

const createOrReplace = async (deps: SubscriptionDeps, place: Place): Promise<SubscriptionOutcome> => {
  const clientState = await deps.newClientState();
  try {
    return await create(deps, place, clientState);
  } catch (error) {
    if (!isGraphError(error, 'conflict')) throw error;
    const lost = await lostOne(deps, place);
    if (lost === undefined) throw error;
    // Its client state is nowhere to be read again, so it is of no use.
    await remove(deps, lost);
    return create(deps, place, clientState);
  }
};

const renew = async (
  { client }: SubscriptionDeps,
  id: string,
  place: Place,
): Promise<SubscriptionOutcome | undefined> => {
  try {
    const to = { path: `/subscriptions/${encodeURIComponent(id)}` };
    const body = { expirationDateTime: place.until };
    return made('renewed', place, await client.send({ method: 'PATCH', to, about, body }, SubscriptionReply));
  } catch (error) {
    // Gone, or not to be prolonged: either way a new one is needed.
    if (!isGraphError(error, 'not-found', 'invalid')) throw error;
    return undefined;
  }
};

/**
 * Sees to it that Graph tells of a list's changes at our address: gives the subscription we know of a longer life,
 * makes one where there is none or it is gone, and replaces one that posts elsewhere or was lost sight of.
 */
export const subscribe = async (
  deps: SubscriptionDeps,
  { site, list, url, until, held }: SubscriptionWish,
): Promise<SubscriptionOutcome> => {
  try {
    // Not a whole address, which Graph refuses {I-5622}.
    const place = { resource: `sites/${site.id}/lists/${await site.list(list).id()}`, url, until };
    if (held && held.url === url && held.resource === place.resource) {
      const renewed = await renew(deps, held.id, place);
      if (renewed) return renewed;
    } else if (held) await remove(deps, held.id);
    return await createOrReplace(deps, place);
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    const { code } = error.details;
    return { outcome: 'refused', fault: faults[error.reason] ?? 'unavailable', ...(code && { code }) };
  }
};
