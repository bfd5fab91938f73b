// A process of its own that asks Graph for as much as it is let, for the test of the budget all processes share.
import type { INetworkModule } from '@azure/msal-node';
import { z } from 'zod';
import { createGraphClient, isGraphError } from '../../../graph/index.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import { noLog } from '../store/databases.ts';
import { fastClock } from './fast-clock.ts';

const { databaseUrl, graphUrl, since, speed, until, unitsPerMinute } = z
  .object({
    databaseUrl: z.string(),
    graphUrl: z.string(),
    since: z.number(),
    speed: z.number(),
    until: z.number(),
    unitsPerMinute: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const authority = 'https://sign-in.example';
const described = {
  issuer: `${authority}/t/v2.0`,
  token_endpoint: `${authority}/t/oauth2/v2.0/token`,
  authorization_endpoint: `${authority}/t/oauth2/v2.0/authorize`,
  jwks_uri: `${authority}/t/discovery/v2.0/keys`,
};
const answer = <T>(body: unknown) => ({ status: 200, headers: {}, body: z.custom<T>().parse(body) });
/** A sign-in host that is always at home. */
const networkClient: INetworkModule = {
  sendGetRequestAsync: async () => answer(described),
  sendPostRequestAsync: async () => answer({ access_token: 'a', expires_in: 3600, token_type: 'Bearer' }),
};

const clock = fastClock({ since, speed });
const store = await openStore({ databaseUrl });
const budget = unitBudgetIn({ db: store.db, clock, log: noLog, unitsPerMinute, random: Math.random });
const wayFor = (purpose: 'people' | 'upkeep') =>
  createGraphClient({
    baseUrl: `${graphUrl}/v1.0`,
    credentials: { authority, tenantId: 't', clientId: 'c', clientSecret: 's' },
    networkClient,
    userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
    log: noLog,
    budget,
    purpose,
    patience: { wait: clock.wait },
  });
const [people, upkeep] = [wayFor('people'), wayFor('upkeep')];
const isOver = () => clock.now().epochMilliseconds >= until;

/** Asks again and again; whoever is told to come back later does. */
const askOn = async (ask: () => Promise<unknown>) => {
  while (!isOver()) {
    try {
      await ask();
    } catch (error) {
      if (!isGraphError(error, 'throttled')) throw error;
      await clock.wait((error.details.retryAfterSeconds ?? 1) * 1000);
    }
  }
};
const write = () =>
  people.send(
    { method: 'PATCH', to: { path: '/sites/s/lists/l/items/1/fields' }, about: 'l', body: { Title: 'x' } },
    z.unknown(),
  );
const read = () =>
  upkeep.send(
    { method: 'GET', to: { path: '/sites/s/lists/l/items/delta?token=t' }, about: 'l' },
    z.unknown(),
  );

await Promise.all([askOn(write), askOn(write), askOn(read)]);
await store.close();
