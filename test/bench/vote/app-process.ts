import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createBot } from '../../../bot/index.ts';
import { createGraphClient, openSite } from '../../../graph/index.ts';
import { mondayOf, osloDay, readDigestState } from '../../../programme/index.ts';
import { createCarrier } from '../../../teams-app/carrying/carrier.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { createLog } from '../../../teams-app/http/log.ts';
import { openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import { carryBy } from '../../../teams-app/wiring/carrier.ts';
import { useCasesOf } from '../../../teams-app/wiring/chat.ts';
import { loopbackNetwork } from '../../../teams-app/wiring/loopback-network.ts';
import { stateAtVersion } from '../../../teams-app/wiring/state-at-version.ts';
import { aServer } from '../../teams-app/http/fakes.ts';
import { answering } from '../sync/child.ts';
import { quiet } from '../sync/client.ts';
import { readDemoDirectory } from '../sync/tenant-rows.ts';

const Open = z.object({ databaseUrl: z.string(), tenantUrl: z.string(), logFile: z.string() });
const MINUTE = 1_250;
const clock = { now: () => Temporal.Now.instant() };

/** One process of the app, as it is wired: store, jobs, the carrier, and the bot behind the web server. */
const open = async ({ databaseUrl, tenantUrl, logFile }: z.infer<typeof Open>) => {
  const directory = await readDemoDirectory();
  const store = await openStore({ databaseUrl });
  const jobs = await openJobs({ engine: store.engine, log: quiet });
  const storeDeps = { db: store.db, clock, jobs: jobs.queue };
  const records = recordsIn(storeDeps);
  const budget = unitBudgetIn({
    db: store.db,
    clock,
    log: quiet,
    unitsPerMinute: MINUTE,
    random: Math.random,
  });
  const graph = createGraphClient({
    ...{
      baseUrl: `${tenantUrl}/v1.0`,
      networkClient: loopbackNetwork,
      userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
    },
    credentials: { ...directory, authority: tenantUrl.replace('http:', 'https:') },
    ...{ log: quiet, budget, purpose: 'people' as const },
  });
  const site = openSite(graph, directory.site);
  const carry = carryBy({ site: () => site, graph, sync: syncStoreIn(storeDeps), log: quiet });
  const carrier = createCarrier({ storeDeps, budget, carry, log: quiet, oneProcess: false });
  const nothing = async () => undefined;
  await site;
  await carrier.start();
  await jobs.work({
    handlers: {
      ...{ carry: carrier.wake, send: () => undefined, sweepList: nothing, subscribe: nothing },
      ...{ inspect: nothing, minutes: nothing, votes: nothing, reminders: nothing, digest: nothing },
    },
  });
  const state = stateAtVersion(records.version, (day) => readDigestState(records, day), clock);
  const today = () => osloDay(clock.now());
  const bot = createBot({
    tenantId: directory.tenantId,
    useCases: useCasesOf({ records, clock }),
    state: () => state.now(mondayOf(today())),
    recentState: () => state.recent(mondayOf(today())),
    digestState: (day) => readDigestState(records, day),
    today,
    ownBallot: records.ownBallot,
    conversations: conversationsIn({ db: store.db, clock }),
    tabUrl: () => 'http://127.0.0.1/tabs/',
    projectAt: () => undefined,
    log: quiet,
  });
  const server = await aServer({ bot, log: createLog({ file: logFile }) });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }) };
};

answering((question) => open(Open.parse(question)));
