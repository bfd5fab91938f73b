import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { closeCase } from '../../../programme/index.ts';
import { openJobs } from '../../../teams-app/jobs/open-jobs.ts';
import { openStore, type Store } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { syncStoreIn } from '../../../teams-app/store/sync-store.ts';
import { startConnector } from '../status/connector.ts';
import { type Child, startChild } from '../sync/child.ts';
import { quiet } from '../sync/client.ts';
import { readDemoDirectory } from '../sync/tenant-rows.ts';
import { CHAIR, openAll, peopleFor, pressesOf, warmUpFor } from './board.ts';
import { checkBallots, wrongRows } from './checks.ts';
import { type Answer, isAcknowledged, percentile, pressAll } from './presses.ts';

const Opened = z.object({ url: z.string() });
const clock = { now: () => Temporal.Now.instant() };

export type RushOptions = {
  /** An empty database on PostgreSQL. */
  databaseUrl: string;
  members: number;
  processes: number;
  seed: number;
  /** Whether a bot that stores nothing is pressed as well. */
  beside: boolean;
};

/** What a rush came to; times in milliseconds. */
export type Rush = {
  presses: number;
  acknowledged: number;
  median: number;
  p99: number;
  slowest: number;
  /** Answers in the log, and seats with a ballot. */
  answers: number;
  ballots: number;
  /** Ballots that are not the last word the log has of their seat. */
  notTheLast: number;
  /** Ballots whose holder never said so. */
  neverSaid: number;
  /** What the rounds counted, all together. */
  counted: number;
  /** How many requests the tenant turned away meanwhile. */
  turnedAway: number;
  secondsUntilRight: number;
  /** Rows of TfVotes that are not as the record has them, and those there are none for. */
  wrongInSharePoint: number;
  bare?: { median: number; p99: number };
};

const enrol = async (store: Store, members: number): Promise<void> => {
  const rows = peopleFor(members).map((person) => {
    const entity = JSON.stringify(person);
    const stands = { item_id: person.oid, etag: '"p,1"', entity, synced: entity };
    return { list: 'TfPeople' as const, key: person.oid, ...stands };
  });
  await store.db.insertInto('mirror').values(rows).execute();
};

const faults = async (tenantUrl: string, method: 'POST' | 'DELETE'): Promise<void> => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ match: '/v1.0/', status: 503, count: 100_000 });
  const reply = await fetch(`${tenantUrl}/local/faults`, {
    method,
    ...(method === 'POST' && { headers, body }),
  });
  if (!reply.ok) throw new Error(`the tenant’s faults could not be set: ${reply.status}`);
};

const Requests = z.object({ total: z.object({ count: z.number() }) });
const requestsAt = async (tenantUrl: string): Promise<number> =>
  Requests.parse(await (await fetch(`${tenantUrl}/local/requests`)).json()).total.count;

const untilRight = async (owed: () => Promise<{ length: number }>): Promise<number> => {
  const begun = performance.now();
  while ((await owed()).length > 0) {
    if (performance.now() - begun > 300_000) throw new Error('SharePoint was not right within five minutes');
    await pause(250);
  }
  return (performance.now() - begun) / 1000;
};

const bareFigures = async (
  folder: string,
  answers: readonly Answer[],
  given: { tenantId: string; serviceUrl: string },
): Promise<NonNullable<Rush['bare']>> => {
  const bare = startChild('../vote/bare-process.ts');
  try {
    const { value: card } = z.looseObject({ value: z.unknown() }).parse(JSON.parse(answers[0]?.text ?? '{}'));
    const { url } = await bare.ask({ card, logFile: join(folder, 'bare.log') }, Opened);
    const presses = answers.map(({ press }) => press);
    await pressAll([url], presses, given);
    const taken = await pressAll([url], presses, given);
    return { median: percentile(taken, 50), p99: percentile(taken, 99) };
  } finally {
    await bare.end();
  }
};

/**
 * Everybody votes within one second, half of them twice, at several processes on one PostgreSQL, while the tenant
 * answers 503; then the chair ends the votes, SharePoint comes back, and all is held against all.
 */
export const rush = async ({ databaseUrl, members, processes, seed, beside }: RushOptions): Promise<Rush> => {
  const folder = await mkdtemp(join(tmpdir(), 'taktfast-vote-'));
  const tenantProcess = startChild('./tenant-process.ts');
  const apps: Child[] = [];
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const { tenantId } = await readDemoDirectory();
    const tenant = await tenantProcess.ask({ rows: 0 }, Opened);
    const store = await openStore({ databaseUrl });
    ends.push(store.close);
    const jobs = await openJobs({ engine: store.engine, log: quiet });
    ends.push(jobs.stop);
    const storeDeps = { db: store.db, clock, jobs: jobs.queue };
    const records = recordsIn(storeDeps);
    const { first, count } = warmUpFor(members);
    await enrol(store, first + count);
    const urls: string[] = [];
    for (let at = 0; at < processes; at += 1) {
      const app = startChild('../vote/app-process.ts');
      apps.push(app);
      const logFile = join(folder, `app-${at}.log`);
      urls.push((await app.ask({ databaseUrl, tenantUrl: tenant.url, logFile }, Opened)).url);
    }
    await openAll(records, first + count);
    await faults(tenant.url, 'POST');
    const before = await requestsAt(tenant.url);
    const connector = await startConnector();
    ends.push(async () => connector.close());
    const given = { tenantId, serviceUrl: connector.url };
    await pressAll(urls, pressesOf(first, count, seed), given);
    const presses = pressesOf(0, members, seed);
    const answers = await pressAll(urls, presses, given);
    const asked = new Set(presses.map(({ key }) => key));
    const close = closeCase({ records, clock });
    for (const { caseKey } of await records.votingRounds())
      await close({ oid: CHAIR, via: 'command-line' }, { key: caseKey });
    const turnedAway = (await requestsAt(tenant.url)) - before;
    await faults(tenant.url, 'DELETE');
    const secondsUntilRight = await untilRight(syncStoreIn(storeDeps).owed);
    const rounds = (await records.votingRounds()).filter(({ caseKey }) => asked.has(caseKey));
    return {
      presses: answers.length,
      acknowledged: answers.filter(isAcknowledged).length,
      median: percentile(answers, 50),
      p99: percentile(answers, 99),
      slowest: percentile(answers, 100),
      ...(await checkBallots({ store, records }, answers, rounds)),
      counted: rounds.reduce(
        (sum, { tally }) => sum + (tally ? tally.for + tally.against + tally.abstained : 0),
        0,
      ),
      ...{ turnedAway, secondsUntilRight },
      wrongInSharePoint: await wrongRows(
        tenant.url,
        rounds.flatMap(({ votes }) => votes),
      ),
      ...(beside && { bare: await bareFigures(folder, answers, given) }),
    };
  } finally {
    for (const child of [...apps, tenantProcess]) await child.end();
    for (const end of ends.toReversed()) await end();
    await rm(folder, { recursive: true, force: true });
  }
};
