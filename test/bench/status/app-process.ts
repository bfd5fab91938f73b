import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createBot } from '../../../bot/index.ts';
import { importProgramme, mondayOf, readDigestState } from '../../../programme/index.ts';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { createLog } from '../../../teams-app/http/log.ts';
import { openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { stateAtVersion } from '../../../teams-app/wiring/state-at-version.ts';
import { pageLinks } from '../../../teams-app/wiring/tab-links.ts';
import { todayBy } from '../../../teams-app/wiring/today.ts';
import { fakeDeps } from '../../bot/support/deps.ts';
import { theFiles } from '../../programme/real-data.ts';
import { aServer } from '../../teams-app/http/fakes.ts';
import { answering } from '../sync/child.ts';
import { credentialsIn, standInForMicrosoft } from './microsoft.ts';
import { usedIn } from './processor-time.ts';

const Open = z.object({
  databaseUrl: z.string().optional(),
  dataDir: z.string().optional(),
  tenantId: z.string(),
  microsoft: z.number(),
  logFile: z.string(),
});

/** A day on which most projects of the programme are under way. */
const start = Temporal.Instant.from('2025-04-01T08:00:00Z');
const clock = { now: () => start };

/** The bot as `teams-app/wiring/chat.ts` wires it, over a store with the programme's own figures. */
const open = async ({ tenantId, microsoft, logFile, ...place }: z.infer<typeof Open>) => {
  standInForMicrosoft(microsoft);
  const log = createLog({ file: logFile });
  const store = await openStore({ ...place, log });
  const jobs = await openJobs({ engine: store.engine, log });
  const records = recordsIn({ db: store.db, clock, jobs: jobs.queue });
  const self = { oid: 'taktfast', via: 'command-line' } as const;
  await importProgramme({ records, clock })(self, { ...theFiles(), shift: false });
  await jobs.stop();
  const today = todayBy(clock);
  const state = stateAtVersion(records.version, (day) => readDigestState(records, day), clock);
  const bot = createBot({
    ...fakeDeps().deps,
    credentials: credentialsIn(tenantId),
    tenantId,
    state: () => state.now(mondayOf(today())),
    recentState: () => state.recent(mondayOf(today())),
    digestState: (day) => readDigestState(records, day),
    today,
    conversations: conversationsIn({ db: store.db, clock }),
    tabUrl: pageLinks('https://bot.example'),
    log,
  });
  const server = await aServer({ bot, log });
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }) };
};

answering(async (question) => usedIn(question) ?? open(Open.parse(question)));
