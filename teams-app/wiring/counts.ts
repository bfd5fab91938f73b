import { deliveryCounts } from '../delivery/counts.ts';
import type { Counts } from '../http/metrics.ts';
import type { Services } from './services.ts';

/** What waits or went wrong. */
export const countsOf = async ({
  store,
  sync,
  records,
}: Pick<Services, 'store' | 'sync' | 'records'>): Promise<Counts> => ({
  outbox: await deliveryCounts(store.db),
  owed: (await sync.owed()).length,
  faults: (await records.faults()).length,
});
