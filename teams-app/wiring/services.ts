import { join } from 'node:path';
import { createGraphClient, type GraphClient, openSite, type Site } from '../../graph/index.ts';
import type { Clock, ListName, Log, Records } from '../../programme/index.ts';
import { type Carrier, createCarrier } from '../carrying/carrier.ts';
import type { Config } from '../config.ts';
import { checkDatabases, openingDatabase } from '../data-folder/check.ts';
import { type Jobs, openJobs } from '../jobs/open-jobs.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { recordsIn } from '../store/records.ts';
import { type Subscriptions, subscriptionsIn } from '../store/subscriptions.ts';
import { type MirrorSync, syncStoreIn } from '../store/sync-store.ts';
import { type StoredUnitBudget, unitBudgetIn } from '../store/unit-budget.ts';
import type { StoreDeps } from '../store/unit-of-work.ts';
import { carryBy } from './carrier.ts';
import { type Microsoft, openMicrosoft } from './microsoft.ts';
import { type SweptList, sweepAllBy, sweepListBy } from './sweeps.ts';

/** Everything below the edges: what a command needs, and what the app adds its web and chat sides to. */
export type Services = {
  config: Config;
  /** The programme's clock, which a trial may start on another day. */
  clock: Clock;
  /** The real time, which sign-in goes by: Microsoft's side follows no clock of ours. */
  wallClock: Clock;
  log: Log;
  microsoft: Microsoft;
  /** The way to Graph for what people wait for. */
  graph: GraphClient;
  /** The way to Graph for what nobody waits for. */
  upkeep: GraphClient;
  /** The app's resource units, and how it stands with Graph. */
  budget: StoredUnitBudget;
  store: Store;
  storeDeps: StoreDeps;
  records: Records;
  sync: MirrorSync;
  subscriptions: Subscriptions;
  jobs: Jobs;
  site: () => Promise<Site>;
  /** Brings every list's changes into the mirror; tells what was found. */
  sweepAll: () => Promise<SweptList[]>;
  /** Does so for one list, and comes back to it where another process is at it. */
  sweepList: (list: ListName) => Promise<void>;
  /** Carries what people have done to SharePoint. */
  carrier: Carrier;
  close: () => Promise<void>;
};

const APP = 'NONISV|Oslo|Taktfast/0.1.0';

// Longer waits are not sat out: whoever asked is told when to come back, and its worker does something else.
const patience = { people: { totalMs: 5_000 }, upkeep: { totalMs: 90_000 } };

const waysToGraph = (
  { config, wallClock, log }: Pick<Services, 'config' | 'wallClock' | 'log'>,
  { microsoft, store }: Pick<Services, 'microsoft' | 'store'>,
) => {
  const { unitsPerMinute } = config;
  const budget = unitBudgetIn({ db: store.db, clock: wallClock, log, unitsPerMinute, random: Math.random });
  const wayFor = (purpose: 'people' | 'upkeep') =>
    createGraphClient({
      ...{ ...microsoft.graph, userAgent: APP, log, budget, purpose },
      patience: patience[purpose],
    });
  return { budget, graph: wayFor('people'), upkeep: wayFor('upkeep') };
};

/** Finds the site when it is first needed; after a failure the next asker tries again. */
const siteFinder = (microsoft: Microsoft, client: GraphClient): (() => Promise<Site>) => {
  const found: { site: Promise<Site> | undefined } = { site: undefined };
  return async () => {
    found.site ??= openSite(client, microsoft.site);
    try {
      return await found.site;
    } catch (error) {
      found.site = undefined;
      throw error;
    }
  };
};

const openOwnStore = async ({ config, log }: Pick<Services, 'config' | 'log'>): Promise<Store> => {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl) return openStore({ databaseUrl, log });
  return openingDatabase(dataDir, 'store', () => openStore({ dataDir: join(dataDir, 'store'), log }));
};

/** Opens the tenant, the store and the job engine, in this order, and closes what was opened when one fails. */
export const openServices = async (
  parts: Pick<Services, 'config' | 'clock' | 'wallClock' | 'log'>,
  directoryFile: string,
): Promise<Services> => {
  const { config, clock, log } = parts;
  if (config.mode === 'local') await checkDatabases(config.dataDir, ['tenant', 'store']);
  const opened: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of opened.toReversed()) await end();
  };
  try {
    const microsoft = await openMicrosoft(config, directoryFile, parts);
    opened.push(microsoft.close);
    const store = await openOwnStore(parts);
    opened.push(store.close);
    const jobs = await openJobs({ engine: store.engine, log });
    opened.push(jobs.stop);
    const storeDeps: StoreDeps = { db: store.db, clock, jobs: jobs.queue };
    const sync = syncStoreIn(storeDeps);
    const { budget, graph, upkeep } = waysToGraph(parts, { microsoft, store });
    const site = siteFinder(microsoft, upkeep);
    const records = recordsIn(storeDeps);
    const carry = carryBy({ site, graph, sync, log });
    const oneProcess = store.engine.kind === 'pglite';
    const carrier = createCarrier({ storeDeps, budget, carry, log, oneProcess });
    return {
      ...parts,
      ...{ microsoft, graph, upkeep, budget, store, storeDeps, records, sync, jobs, site, carrier, close },
      subscriptions: subscriptionsIn(store.db),
      sweepAll: sweepAllBy({ site, sync, log }),
      sweepList: sweepListBy({ site, sync, log }, jobs),
    };
  } catch (error) {
    await close();
    throw error;
  }
};
