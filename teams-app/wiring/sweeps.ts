import { setTimeout } from 'node:timers/promises';
import { type Site, sweep } from '../../graph/index.ts';
import { ListName, type Log } from '../../programme/index.ts';
import type { Jobs } from '../jobs/open-jobs.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import { SweepLost } from '../store/sweep-lease.ts';
import type { MirrorSync } from '../store/sync-store.ts';
import { SaidFault } from '../texts/said.ts';

export type SweptList = { list: ListName; changed: number; faults: number };
type Deps = { site: () => Promise<Site>; sync: MirrorSync; log: Log };

// A sweeper that died is given up after thirty seconds.
const LONGEST_WAIT_MS = 45_000;
const ASK_AGAIN_MS = 250;

const sweepOne = async ({ site, sync, log }: Deps, list: ListName) => {
  try {
    return await sweep({ site: await site(), store: sync, log }, list);
  } catch (error) {
    // The process that took over tells of the list what there is to tell.
    if (!(error instanceof SweepLost)) await sync.sweepFailed(list, reasonOf(error));
    throw error;
  }
};

const patiently = async (deps: Deps, list: ListName): Promise<SweptList> => {
  for (let waited = 0; waited <= LONGEST_WAIT_MS; waited += ASK_AGAIN_MS) {
    const found = await sweepOne(deps, list);
    if (found) return { list, ...found };
    await setTimeout(ASK_AGAIN_MS);
  }
  throw new SaidFault([{ key: 'sync.busy', values: { list } }]);
};

/**
 * Brings every list's changes into the mirror, waiting where another process is at one of them. A list that cannot
 * be read does not keep the others waiting; its error comes once they have all been tried.
 */
export const sweepAllBy = (deps: Deps) => async (): Promise<SweptList[]> => {
  const [swept, failed]: [SweptList[], unknown[]] = [[], []];
  for (const list of ListName.options) {
    try {
      swept.push(await patiently(deps, list));
    } catch (error) {
      deps.log.warn({ list, err: error }, 'a list could not be read');
      failed.push(error);
    }
  }
  if (failed.length > 0) throw failed[0];
  return swept;
};

/**
 * Sweeps one list as a job. Where another process is at it already, that one may have asked before the change this
 * job stands for, so it is looked at again.
 */
export const sweepListBy =
  (deps: Deps, jobs: Pick<Jobs, 'sweepList'>) =>
  async (list: ListName): Promise<void> => {
    try {
      if (!(await sweepOne(deps, list))) await jobs.sweepList(list, AGAIN_SECONDS);
    } catch (error) {
      deps.log.warn({ list, reason: reasonOf(error) }, 'a list could not be read');
      throw error;
    }
  };

const AGAIN_SECONDS = 5;
