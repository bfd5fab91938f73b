import type { Counts } from '../http/metrics.ts';
import type { Services } from './services.ts';

/** What waits or went wrong. */
export const countsOf = async ({
  sync,
  records,
}: Pick<Services, 'sync' | 'records'>): Promise<Counts> => ({
  outbox: {},
  owed: (await sync.owed()).length,
  faults: (await records.faults()).length,
});
