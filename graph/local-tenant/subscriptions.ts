import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { Refused } from './refused.ts';
import type { AskedSubscription } from './subscription-request.ts';
import type { SubscriptionTable } from './subscription-table.ts';
import { type Tenant, timestamp } from './tenant.ts';
import type { SignedIn } from './tokens.ts';

export type Subscription = Selectable<SubscriptionTable>;

/** Every subscription whose time is not up; the others are forgotten. */
export const livingSubscriptions = async ({ db, clock }: Pick<Tenant, 'db' | 'clock'>) => {
  const all = await db.selectFrom('subscriptions').selectAll().orderBy('renewed_at').orderBy('id').execute();
  const lives = ({ expires_at }: Subscription) => Temporal.Instant.compare(expires_at, clock.now()) > 0;
  const gone = all.filter((one) => !lives(one)).map(({ id }) => id);
  if (gone.length > 0) await db.deleteFrom('subscriptions').where('id', 'in', gone).execute();
  return all.filter(lives);
};

/** An app's own; it knows of no others {G-sub}. */
export const subscriptionsOf = async (tenant: Tenant, appId: string): Promise<Subscription[]> =>
  (await livingSubscriptions(tenant)).filter(({ app_id }) => app_id === appId);

export const findSubscription = async (tenant: Tenant, appId: string, id: string): Promise<Subscription> => {
  const found = (await subscriptionsOf(tenant, appId)).find((one) => one.id === id);
  if (!found) throw new Refused(404, 'ResourceNotFound', 'The object was not found.');
  return found;
};

/** Refuses a second one of the same app on the same list {G-sub}; the words stand in onedrive's source. */
export const expectNoOther = async (
  tenant: Tenant,
  appId: string,
  asked: AskedSubscription,
): Promise<void> => {
  const other = (await subscriptionsOf(tenant, appId)).find(
    ({ list_id, change_type }) => list_id === asked.listId && change_type === asked.changeType,
  );
  if (other)
    throw new Refused(
      409,
      'ObjectIdentifierInUse',
      `Subscription Id ${other.id} already exists for the requested combination`,
    );
};

/**
 * Refuses one more than an app may have {G-sub}; the words stand in microsoft-graph-docs issue 21403. That it is
 * each app's own number, and not the tenant's, is an assumption.
 */
export const expectQuota = async (tenant: Tenant, appId: string): Promise<void> => {
  if ((await subscriptionsOf(tenant, appId)).length < tenant.subscriptionQuota) return;
  throw new Refused(
    403,
    'ExtensionError',
    'Operation: Create; Exception: [Status Code: Forbidden; Reason: Maximum number of subscriptions has been reached]',
  );
};

export const insertSubscription = async (
  tenant: Tenant,
  { caller, access }: SignedIn,
  asked: AskedSubscription,
): Promise<Subscription> =>
  tenant.db
    .insertInto('subscriptions')
    .values({
      id: randomUUID(),
      app_id: access.appId,
      creator_id: caller.id,
      list_id: asked.listId,
      resource: asked.resource,
      change_type: asked.changeType,
      notification_url: asked.notificationUrl,
      lifecycle_url: asked.lifecycleNotificationUrl ?? null,
      client_state: asked.clientState ?? null,
      tls: asked.latestSupportedTlsVersion,
      expires_at: asked.expires.toString(),
      renewed_at: timestamp(tenant.clock),
    })
    .returningAll()
    .executeTakeFirstOrThrow();

export const renewSubscription = (
  { db, clock }: Tenant,
  { id }: Subscription,
  change: { expires_at?: string; notification_url?: string },
): Promise<Subscription> =>
  db
    .updateTable('subscriptions')
    .set({ ...change, renewed_at: timestamp(clock) })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();

/** A subscription as Graph shows it {CSDL}. */
export const subscriptionResource = (one: Subscription, { origin }: Pick<Tenant, 'origin'>) => ({
  '@odata.context': `${origin()}/v1.0/$metadata#subscriptions/$entity`,
  id: one.id,
  resource: one.resource,
  applicationId: one.app_id,
  changeType: one.change_type,
  clientState: one.client_state,
  notificationUrl: one.notification_url,
  notificationQueryOptions: null,
  lifecycleNotificationUrl: one.lifecycle_url,
  expirationDateTime: one.expires_at,
  creatorId: one.creator_id,
  includeResourceData: null,
  latestSupportedTlsVersion: one.tls,
  encryptionCertificate: null,
  encryptionCertificateId: null,
  notificationUrlAppId: null,
});
