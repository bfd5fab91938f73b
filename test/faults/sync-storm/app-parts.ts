import { Temporal } from 'temporal-polyfill';
import { createGraphClient, openSite } from '../../../graph/index.ts';
import { createCarrier } from '../../../teams-app/carrying/carrier.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { subscriptionsIn } from '../../../teams-app/store/subscriptions.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import type { StoreDeps } from '../../../teams-app/store/unit-of-work.ts';
import { carryBy } from '../../../teams-app/wiring/carrier.ts';
import { loopbackNetwork } from '../../../teams-app/wiring/loopback-network.ts';
import { sweepAllBy } from '../../../teams-app/wiring/sweeps.ts';
import { quiet as log } from '../../bench/sync/client.ts';
import { readDemoDirectory } from '../../bench/sync/tenant-rows.ts';

export type Place = { databaseUrl: string; tenantUrl: string };

const UNITS_PER_MINUTE = 6_250;

/** The app's side below chat and pages: what people act on, what carries it to SharePoint, and what reads from there. */
export const openAppParts = async ({ databaseUrl, tenantUrl }: Place) => {
  const directory = await readDemoDirectory();
  const store = await openStore({ databaseUrl });
  const clock = { now: () => Temporal.Now.instant() };
  const woken: { carrier?: () => void } = {};
  const jobs = { push: async () => woken.carrier?.(), send: async () => undefined };
  const storeDeps: StoreDeps = { db: store.db, clock, jobs };
  const sync = syncStoreIn(storeDeps);
  const budget = unitBudgetIn({
    ...{ db: store.db, clock, log, unitsPerMinute: UNITS_PER_MINUTE, random: Math.random },
  });
  const wayFor = (purpose: 'people' | 'upkeep') =>
    createGraphClient({
      baseUrl: `${tenantUrl}/v1.0`,
      credentials: { ...directory, authority: tenantUrl.replace('http:', 'https:') },
      networkClient: loopbackNetwork,
      userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
      ...{ log, budget, purpose },
      patience: { totalMs: purpose === 'people' ? 5_000 : 20_000 },
    });
  const [graph, upkeep] = [wayFor('people'), wayFor('upkeep')];
  const site = () => openSite(upkeep, directory.site);
  const carry = carryBy({ site, graph, sync, log });
  const carrier = createCarrier({ storeDeps, budget, carry, log, oneProcess: false, pollMs: 200 });
  woken.carrier = carrier.wake;
  return {
    ...{
      sync,
      upkeep,
      log,
      subscriptions: subscriptionsIn(store.db),
      store,
      storeDeps,
      clock,
      carrier,
      directory,
      site,
    },
    records: recordsIn(storeDeps),
    sweepAll: sweepAllBy({ site, sync, log }),
  };
};
export type AppParts = Awaited<ReturnType<typeof openAppParts>>;
