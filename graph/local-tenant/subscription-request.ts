import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { findList } from './lists.ts';
import { isLoopback } from './loopback.ts';
import { itemNotFound, Refused } from './refused.ts';
import { addressById } from './site-routes.ts';
import { siteIdOf, type Tenant } from './tenant.ts';

/** How long a subscription to a list may live, and how long it does at least {G-sublife}{CSDL}. */
const MOST_MINUTES = 42_300;
const LEAST_MINUTES = 45;

const badRequest = (message: string) => new Refused(400, 'InvalidRequest', message);

const Instant = z.iso.datetime({ offset: true });

const Asked = z.object({
  changeType: z.string(),
  resource: z.string().min(1),
  notificationUrl: z.string(),
  lifecycleNotificationUrl: z.string().nullish(),
  expirationDateTime: Instant,
  clientState: z.string().max(128).nullish(),
  latestSupportedTlsVersion: z.enum(['v1_0', 'v1_1', 'v1_2', 'v1_3']).default('v1_2'),
  includeResourceData: z.boolean().nullish(),
});

export type AskedSubscription = z.infer<typeof Asked> & { listId: string; expires: Temporal.Instant };

/** Reads what a subscription is asked for with {G-sub}. */
export const parseSubscription = async (tenant: Tenant, body: unknown): Promise<AskedSubscription> => {
  const parsed = Asked.safeParse(body);
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
  const asked = parsed.data;
  if (asked.changeType !== 'updated')
    throw badRequest(`Lists tell of changeType 'updated' only, not of '${asked.changeType}'.`);
  if (asked.includeResourceData) throw badRequest('Lists give no resource data with notifications.');
  for (const url of [asked.notificationUrl, asked.lifecycleNotificationUrl]) if (url) expectCallable(url);
  const expires = expiryOf(tenant, asked.expirationDateTime);
  return { ...asked, expires, listId: await listIdOf(tenant, asked.resource) };
};

/** When a subscription ends that shall live until then; the words of the refusal stand in docs issue 2988. */
export const expiryOf = ({ clock }: Pick<Tenant, 'clock'>, until: string): Temporal.Instant => {
  const minutes = clock.now().until(Temporal.Instant.from(until)).total('minutes');
  if (minutes > MOST_MINUTES)
    throw new Refused(
      400,
      'ExtensionError',
      `Subscription expiration can only be ${MOST_MINUTES} minutes in the future.`,
    );
  return minutes < LEAST_MINUTES ? clock.now().add({ minutes: LEAST_MINUTES }) : Temporal.Instant.from(until);
};

/**
 * Refuses an address that is not called. Graph calls https only (docs issue 2751). This tenant is itself on
 * loopback, calls nobody beyond it, and takes http there.
 */
export const expectCallable = (address: string): void => {
  const url = URL.parse(address);
  if (!url) throw badRequest('NotificationUrl is not an address.');
  if (isLoopback(address)) return;
  const scheme = url.protocol.replace(':', '');
  if (scheme !== 'https') throw badRequest(`NotificationUrl scheme='${scheme}' is not supported.`);
  throw new Refused(400, 'ValidationError', 'The local tenant calls addresses on this machine only.');
};

const listPath = /^\/v1\.0\/sites\/([^/]+)\/lists\/([^/]+)$/;

const listIdOf = async (tenant: Tenant, resource: string): Promise<string> => {
  if (URL.canParse(resource))
    throw new Refused(
      400,
      'BadRequest',
      `The value '${resource}' of property 'resource' must be a relative URI.`,
    );
  const [, site, list] = listPath.exec(addressById(`/v1.0/${resource.replace(/^\//, '')}`, tenant)) ?? [];
  if (site === undefined || list === undefined)
    throw new Refused(501, 'notImplemented', `subscriptions to '${resource}' are not in the local tenant`);
  // A site or list that is not there is told of as any other thing {I-19413}.
  if (site !== siteIdOf(tenant.directory)) throw itemNotFound('Item not found');
  return (await findList(tenant.db, decodeURIComponent(list))).id;
};

const Renewal = z.strictObject({
  expirationDateTime: Instant.optional(),
  notificationUrl: z.string().optional(),
});

/** What of a subscription may be changed: how long it lives, and where it is told {G-lifecycle}. */
export const parseRenewal = (body: unknown): z.infer<typeof Renewal> => {
  const parsed = Renewal.safeParse(body);
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
  if (Object.keys(parsed.data).length === 0)
    throw badRequest(
      "Subscription must contain either the 'expirationDateTime' or 'notificationUrl' property and its value.",
    );
  return parsed.data;
};
