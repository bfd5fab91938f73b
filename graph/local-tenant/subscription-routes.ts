import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { shakeHands } from './handshake.ts';
import { expectCallable, expiryOf, parseRenewal, parseSubscription } from './subscription-request.ts';
import {
  expectNoOther,
  expectQuota,
  findSubscription,
  insertSubscription,
  renewSubscription,
  subscriptionResource,
  subscriptionsOf,
} from './subscriptions.ts';
import type { Tenant } from './tenant.ts';

const Params = z.object({ id: z.string() });

const base = '/v1.0/subscriptions';

/** Subscriptions to the changes of a list {G-sub}. */
export const subscriptionRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  app.post(base, async (request, reply) => {
    const asked = await parseSubscription(tenant, request.body);
    await expectNoOther(tenant, request.access.appId, asked);
    await expectQuota(tenant, request.access.appId);
    // Both addresses are asked, and nothing is subscribed unless both agree {G-urlval}.
    for (const url of [asked.notificationUrl, asked.lifecycleNotificationUrl])
      if (url) await shakeHands(url, tenant.patienceMs);
    return reply
      .code(201)
      .send(subscriptionResource(await insertSubscription(tenant, request, asked), tenant));
  });

  app.get(base, async ({ access }) => ({
    value: (await subscriptionsOf(tenant, access.appId)).map((one) => subscriptionResource(one, tenant)),
  }));

  app.get(`${base}/:id`, async ({ access, params }) =>
    subscriptionResource(await findSubscription(tenant, access.appId, Params.parse(params).id), tenant),
  );

  app.patch(`${base}/:id`, async ({ access, params, body }) => {
    const { expirationDateTime, notificationUrl } = parseRenewal(body);
    const found = await findSubscription(tenant, access.appId, Params.parse(params).id);
    const expires = expirationDateTime && expiryOf(tenant, expirationDateTime).toString();
    if (notificationUrl !== undefined) {
      expectCallable(notificationUrl);
      await shakeHands(notificationUrl, tenant.patienceMs);
    }
    const renewed = await renewSubscription(tenant, found, {
      ...(expires !== undefined && { expires_at: expires }),
      ...(notificationUrl !== undefined && { notification_url: notificationUrl }),
    });
    return subscriptionResource(renewed, tenant);
  });

  app.delete(`${base}/:id`, async ({ access, params }, reply) => {
    const { id } = await findSubscription(tenant, access.appId, Params.parse(params).id);
    await tenant.db.deleteFrom('subscriptions').where('id', '=', id).execute();
    return reply.code(204).send();
  });

  app.post(`${base}/:id/reauthorize`, async ({ access, params }, reply) => {
    const found = await findSubscription(tenant, access.appId, Params.parse(params).id);
    await renewSubscription(tenant, found, {});
    return reply.code(204).send();
  });
};
