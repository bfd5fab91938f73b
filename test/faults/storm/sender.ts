// One of several processes that send what is in the outbox, drawn and posted by the bot itself.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createBot } from '../../../bot/index.ts';
import { createSender } from '../../../teams-app/delivery/sender.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { postBy } from '../../../teams-app/wiring/cards.ts';
import { DAY, stormState, TENANT } from './people.ts';

const { databaseUrl, people } = z
  .object({ databaseUrl: z.string(), people: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const store = await openStore({ databaseUrl });
const said = new Map<string, number>();
const log = (fields: Record<string, unknown>, message: string) => {
  const line = `${message}: ${fields.reason} ${fields.code ?? ''}`;
  said.set(line, (said.get(line) ?? 0) + 1);
};
const refused = async () => {
  throw new Error('nobody acts in a storm');
};
const state = stormState(people);
const bot = createBot({
  tenantId: TENANT,
  useCases: new Proxy(Object(undefined), { get: () => refused }),
  state: async () => state,
  recentState: async () => state,
  digestState: async () => state,
  ownBallot: async () => undefined,
  projectAt: () => undefined,
  today: () => DAY,
  conversations: { save: refused, forget: refused },
  tabUrl: () => 'http://127.0.0.1/tabs/',
  log: { info: log, warn: log, error: log },
});
const sender = createSender({
  db: store.db,
  clock: { now: () => Temporal.Now.instant() },
  log: { info: log, warn: log, error: log },
  oneProcess: false,
  leaseMs: 6_000,
  post: postBy(bot),
});
process.on('message', async () => {
  process.send?.({ said: [...said] });
  await sender.stop();
  await store.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(1));
await sender.start();
