import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NotificationTricks } from './notification-tricks.ts';
import { createNotifications } from './notifications.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

/** How often the clock is looked at while something waits, and while nothing does; it may be set by hand. */
const LOOK_MS = 100;
const IDLE_LOOK_MS = 60_000;

const Asked = NotificationTricks.extend({
  /** Asks every subscriber to renew {G-lifecycle}. */
  lifecycleEvent: z.literal('reauthorizationRequired').optional(),
});

/**
 * Tells subscribers of changes, while the tenant runs. `POST /local/notifications` says what is to happen to them,
 * `{}` that nothing more is; `GET` sends what is due by the tenant's clock, waits for the answers and gives the
 * counts.
 */
export const notificationRoutes = (app: FastifyInstance, tenant: Tenant): void => {
  const closing = new AbortController();
  const notifications = createNotifications(tenant, closing.signal);
  let timer: NodeJS.Timeout | undefined;
  let lookMs = 0;

  const look = (): void => {
    if (closing.signal.aborted) return;
    const nextMs = notifications.counts().waiting > 0 ? LOOK_MS : IDLE_LOOK_MS;
    // Change after change must not put the look off for ever.
    if (timer && lookMs <= nextMs) return;
    clearTimeout(timer);
    lookMs = nextMs;
    timer = setTimeout(() => void work(), nextMs).unref();
  };
  const work = async (): Promise<void> => {
    timer = undefined;
    await notifications
      .start()
      .catch((error: unknown) => tenant.log.error({ err: error }, 'subscribers could not be told'));
    look();
  };
  look();

  tenant.listChanges.on('changed', (list) => {
    notifications.listChanged(list);
    look();
  });
  app.addHook('preClose', async () => {
    closing.abort();
    clearTimeout(timer);
    await notifications.finish();
  });

  app.post('/local/notifications', async ({ body }, reply) => {
    const asked = Asked.safeParse(body);
    if (!asked.success) throw new Refused(400, 'BadRequest', z.prettifyError(asked.error));
    const { lifecycleEvent, ...tricks } = asked.data;
    if (lifecycleEvent) await notifications.askToReauthorize();
    else notifications.trick(tricks);
    return reply.code(204).send();
  });
  app.get('/local/notifications', async () => {
    await notifications.finish();
    return notifications.counts();
  });
};
