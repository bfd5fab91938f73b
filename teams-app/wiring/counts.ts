import { deliveryCounts } from '../delivery/counts.ts';
import type { Counts } from '../http/metrics.ts';
import { countFaults } from '../store/count-rows.ts';
import type { Services } from './services.ts';

/** What waits or went wrong. */
export const countsOf = async ({ store, sync }: Pick<Services, 'store' | 'sync'>): Promise<Counts> => ({
  outbox: await deliveryCounts(store.db),
  owed: (await sync.owed()).length,
  faults: await countFaults(store.db),
});
