import { checkSchema } from '../../graph/index.ts';
import { dataQuality, ListName, osloDay, readState } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Services } from './services.ts';

type Deps = Pick<Services, 'site' | 'sync' | 'records' | 'clock' | 'log'>;

/** Looks at every list's columns; one that cannot be looked at does not keep the others from it. */
export const checkLists = async ({ site, sync, log }: Deps): Promise<void> => {
  for (const list of ListName.options) {
    try {
      await checkSchema({ site: await site(), store: sync, log }, list);
    } catch (error) {
      log.warn({ list, reason: reasonOf(error) }, 'the columns of a list could not be looked at');
    }
  }
};

/** Looks over what people may have done to the lists, and tells the log what can hardly be right in them. */
export const inspectLists = (deps: Deps) => async (): Promise<void> => {
  await checkLists(deps);
  const { records, clock, log } = deps;
  const now = clock.now();
  for (const { kind, list, key } of dataQuality(await readState(records, now.toString()), osloDay(now)))
    log.warn({ kind, list, key }, 'something in a list can hardly be right');
};
