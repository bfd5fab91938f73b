import { setTimeout } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createGraphClient, type Lesson, openSite, sweep, type UnitBudget } from '../../../graph/index.ts';
import { commentOnWork, type Person, rescheduleWork } from '../../../programme/index.ts';
import { createCarrier } from '../../../teams-app/carrying/carrier.ts';
import { openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { unitBudgetIn } from '../../../teams-app/store/unit-budget.ts';
import type { StoreDeps } from '../../../teams-app/store/unit-of-work.ts';
import { carryBy } from '../../../teams-app/wiring/carrier.ts';
import { loopbackNetwork } from '../../../teams-app/wiring/loopback-network.ts';
import { chanceOf } from '../../chance.ts';
import { answering } from '../sync/child.ts';
import { quiet } from '../sync/client.ts';
import { readDemoDirectory } from '../sync/tenant-rows.ts';
import { oidOf, PEOPLE, playSessions, sessionsOf } from './edits.ts';

const Place = z.object({ databaseUrl: z.string().optional(), dataDir: z.string().optional() });
const Open = Place.extend({ tenantUrl: z.string() });
const Play = z.object({ edits: z.number(), each: z.number(), seconds: z.number(), seed: z.number() });

// The units an app has a minute in a small tenant.
const MINUTE = 1_250;
const clock = { now: () => Temporal.Now.instant() };

const people: Person[] = Array.from({ length: PEOPLE }, (_, n) => ({
  oid: oidOf(n),
  name: `Programmedarbeider ${n}`,
  mail: `medarbeider.${n}@taktfast.example`,
  roles: ['programme-officer'],
  unit: 'DOU',
  language: 'nb',
}));

/** People stand in SharePoint already; their own list is no part of what is measured. */
const enrol = async ({ db }: StoreDeps) => {
  for (const person of people) {
    const entity = JSON.stringify(person);
    const stands = { item_id: person.oid, etag: '"p,1"', entity, synced: entity };
    await db
      .insertInto('mirror')
      .values({ list: 'TfPeople', key: person.oid, ...stands })
      .execute();
  }
};

/** The app as it is wired, but for its edges: store, job engine, budget, ways to Graph and the carrier. */
const open = async ({ tenantUrl, ...place }: z.infer<typeof Open>) => {
  const directory = await readDemoDirectory();
  const store = await openStore(place);
  const jobs = await openJobs({ engine: store.engine, log: quiet });
  const storeDeps: StoreDeps = { db: store.db, clock, jobs: jobs.queue };
  const sync = syncStoreIn(storeDeps);
  const counted = { requests: 0, throttled: 0 };
  const own = unitBudgetIn({ db: store.db, clock, log: quiet, unitsPerMinute: MINUTE, random: Math.random });
  const budget: UnitBudget = {
    reserve: async (asked) => {
      const leave = await own.reserve(asked);
      if (leave.granted) counted.requests += 1;
      return leave;
    },
    learn: async (lesson: Lesson, leave) => {
      if (lesson.outcome === 'throttled') counted.throttled += 1;
      await own.learn(lesson, leave);
    },
  };
  const wayFor = (purpose: 'people' | 'upkeep') =>
    createGraphClient({
      baseUrl: `${tenantUrl}/v1.0`,
      credentials: { ...directory, authority: tenantUrl.replace('http:', 'https:') },
      ...{
        networkClient: loopbackNetwork,
        userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
        log: quiet,
        budget,
        purpose,
      },
    });
  const [graph, site] = [wayFor('people'), await openSite(wayFor('upkeep'), directory.site)];
  await sweep({ site, store: sync, log: quiet }, 'TfTasks');
  await enrol(storeDeps);
  const carry = carryBy({ site: async () => site, graph, sync, log: quiet });
  const oneProcess = store.engine.kind === 'pglite';
  const carrier = createCarrier({ storeDeps, budget: own, carry, log: quiet, oneProcess });
  const nothing = async () => undefined;
  await carrier.start();
  await jobs.work({
    handlers: {
      ...{ carry: carrier.wake, send: () => undefined },
      ...{ sweepList: nothing, subscribe: nothing, inspect: nothing },
      ...{ minutes: nothing, votes: nothing, reminders: nothing, digest: nothing },
    },
  });
  return { storeDeps, records: recordsIn(storeDeps), sync, counted, own };
};

type Opened = Awaited<ReturnType<typeof open>>;
const app: { opened?: Opened } = {};

/** Looks once a second how far it has come, until everything has. */
const watch = async ({ own, records, sync }: Opened, acting: Promise<void>) => {
  const seen = { mostUnits: 0, late: new Set<string>(), reasons: new Set<string>() };
  const done = { acting: false };
  acting.finally(() => {
    done.acting = true;
  });
  for (;;) {
    seen.mostUnits = Math.max(seen.mostUnits, (await own.state()).minute.used);
    for (const { key, reason } of await records.late()) {
      seen.late.add(key);
      seen.reasons.add(reason);
    }
    if (done.acting && (await sync.owed()).length === 0) return seen;
    await setTimeout(1_000);
  }
};

const play = async ({ edits, each, seconds, seed }: z.infer<typeof Play>) => {
  const { opened } = app;
  if (!opened) throw new Error('nothing is opened yet');
  const { storeDeps, records, counted } = opened;
  Object.assign(counted, { requests: 0, throttled: 0 });
  const acts = { comment: commentOnWork({ records, clock }), reschedule: rescheduleWork({ records, clock }) };
  const { between } = chanceOf(seed);
  const random = () => between(0, 999_999) / 1_000_000;
  const today = clock.now().toZonedDateTimeISO('Europe/Oslo').toPlainDate();
  const begun = performance.now();
  const acting = playSessions(sessionsOf(edits, each), { seconds, random }, (actor, { key, mark, kind }) =>
    kind === 'comment'
      ? acts.comment(actor, { key, comment: mark })
      : acts.reschedule(actor, { key, due: today.add({ days: 30 }).toString(), reason: mark }),
  );
  const ended = acting.then(() => performance.now());
  const [seen, actedAt] = [await watch(opened, acting), await ended];
  const { length } = await records.actionsSince('2000-01-01T00:00:00Z');
  return {
    ...counted,
    logged: length,
    actingSeconds: (actedAt - begun) / 1000,
    restSeconds: (performance.now() - actedAt) / 1000,
    mostUnits: seen.mostUnits,
    late: seen.late.size,
    reasons: [...seen.reasons],
    clashes: (await storeDeps.db.selectFrom('outbox').select('id').where('kind', '=', 'clash').execute())
      .length,
  };
};

answering(async (question) => {
  const asked = z.union([Play, Open]).parse(question);
  if ('edits' in asked) return play(asked);
  app.opened = await open(asked);
  return {};
});
