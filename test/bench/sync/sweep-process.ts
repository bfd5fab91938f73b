import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openSite, type SyncDeps, sweep } from '../../../graph/index.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import { answering } from './child.ts';
import { clientAt, quiet } from './client.ts';
import { use } from './memory.ts';
import { readDemoDirectory } from './tenant-rows.ts';

const Question = z.union([
  z.object({ tenantUrl: z.string(), databaseUrl: z.string().optional(), dataDir: z.string().optional() }),
  z.object({ sweep: z.literal('TfTasks') }),
]);

// The units an app has a minute in a small tenant.
const MINUTE = 1_250;

const opened: { deps?: SyncDeps } = {};

/** Our side: a store, and a client on the tenant. No job engine: what a sweep causes is not measured here. */
const open = async (
  tenantUrl: string,
  place: { databaseUrl?: string | undefined; dataDir?: string | undefined },
) => {
  const directory = await readDemoDirectory();
  const { db } = await openStore(place);
  const clock = { now: () => Temporal.Now.instant() };
  const jobs = { push: async () => undefined, send: async () => undefined };
  const store = syncStoreIn({ db, clock, jobs });
  const budget = unitBudgetIn({ db, clock, log: quiet, unitsPerMinute: MINUTE, random: Math.random });
  const site = await openSite(clientAt(tenantUrl, directory, budget), directory.site);
  opened.deps = { site, store, log: quiet };
  // The way to the list, and all that is loaded with the first request, is not the sweep's.
  await opened.deps.site.list('TfTasks').id();
  return {};
};

const swept = async () => {
  const { deps } = opened;
  if (!deps) throw new Error('nothing is opened yet');
  const found: { changed: number; faults: number }[] = [];
  const used = await use(async () => {
    const outcome = await sweep(deps, 'TfTasks');
    if (outcome) found.push(outcome);
  });
  return { ...used, ...found[0] };
};

answering(async (question) => {
  const asked = Question.parse(question);
  return 'sweep' in asked ? swept() : open(asked.tenantUrl, asked);
});
