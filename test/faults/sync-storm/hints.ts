import { setTimeout as pause } from 'node:timers/promises';
import fastify from 'fastify';
import type { ListName } from '../../../programme/index.ts';
import { notifications } from '../../../teams-app/http/notifications.ts';
import { notificationDoor, subscribeAll } from '../../../teams-app/wiring/notifications.ts';
import { sweepListBy } from '../../../teams-app/wiring/sweeps.ts';
import type { AppParts } from './app-parts.ts';

/** Subscribes to every list, and sweeps what notifications speak of. */
export const takeHints = async (parts: AppParts) => {
  const { clock, directory } = parts;
  const sweeping = new Set<Promise<unknown>>();
  let taken = 0;
  const later = async (list: ListName, seconds: number): Promise<void> => {
    // A sweep that a fault cuts off is made up for by the next one.
    const swept: Promise<unknown> = pause(seconds * 100)
      .then(() => sweepList(list))
      .catch(() => undefined)
      .finally(() => sweeping.delete(swept));
    sweeping.add(swept);
  };
  const jobs = { sweepList: later, subscribe: async () => undefined };
  const sweepList = sweepListBy(parts, jobs);
  const door = notificationDoor({ ...parts, jobs, microsoft: { tenantId: directory.tenantId } });
  const server = fastify();
  await server.register(
    notifications({
      take: async (body) => {
        taken += 1;
        await door.take(body);
      },
    }),
  );
  const address = await server.listen({ host: '127.0.0.1', port: 0 });
  const microsoft = { notificationUrl: `${address}/graph/notifications` };
  await subscribeAll({ ...parts, wallClock: clock, microsoft })({ now: true });
  return {
    taken: () => taken,
    end: async () => {
      await server.close();
      while (sweeping.size > 0) await Promise.all(sweeping);
    },
  };
};
