// A process of its own that sends what is in the outbox, for the test that kills it.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { nextDue } from '../../../teams-app/delivery/counts.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';

const { postUrl, databaseUrl, dataDir } = z
  .object({ postUrl: z.url(), databaseUrl: z.string().optional(), dataDir: z.string().optional() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const store = await openStore({ databaseUrl, dataDir });
const line = (fields: Record<string, unknown>, message: string) => {
  process.stderr.write(`${JSON.stringify({ message, ...fields })}\n`);
};
const sender = createSender({
  db: store.db,
  clock: { now: () => Temporal.Now.instant() },
  log: { info: line, warn: line, error: line },
  oneProcess: dataDir !== undefined,
  leaseMs: 1_500,
  limits: { conversation: [], tenant: [] },
  post: async ({ personOid }) => {
    const reply = await fetch(postUrl, { method: 'POST', body: personOid });
    return { outcome: 'sent', activityId: await reply.text() };
  },
});
await sender.start();
const busy = async () =>
  (await nextDue(store.db)) !== undefined ||
  (await store.db.selectFrom('outbox').select('id').where('status', '=', 'sending').execute()).length > 0;
while (await busy()) await new Promise((resolve) => setTimeout(resolve, 100));
await sender.stop();
await store.close();
