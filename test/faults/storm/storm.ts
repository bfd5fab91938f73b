import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { z } from 'zod';
import { type DeliveryCounts, deliveryCounts } from '../../../teams-app/delivery/counts.ts';
import { openStore, type Store } from '../../../teams-app/store/open-store.ts';
import { type Arrival, ConnectorReport, type Trouble } from './arrivals.ts';
import { DAY, MEASURES, oidOf, TENANT } from './people.ts';

export type StormOptions = {
  databaseUrl: string;
  people: number;
  /** The first so many people get this much news besides their reminder, all at once. */
  news: { people: number; each: number };
  senders: number;
  trouble: Trouble;
  /** At which shares of all cards one process is killed and started again. */
  kills: readonly number[];
  print?: (line: string) => void;
};

export type StormResult = {
  cards: number;
  counts: DeliveryCounts;
  arrivals: Arrival[];
  /** What each outbox row came to, as the connector would name it. */
  rows: { conversation: string; about: string; status: string }[];
  killed: number;
  seconds: number;
};

const here = import.meta.dirname;
const started = (file: string, options: object): ChildProcess =>
  fork(join(here, file), [JSON.stringify(options)], { env: { ...process.env, NODE_OPTIONS: '' } });

const chatOf = (oid: string) => `chat-${oid}`;

/** Puts everything into the outbox at once, as a morning does, but in bulk. */
const queueAll = async ({ db }: Store, { people, news }: StormOptions, serviceUrl: string): Promise<void> => {
  const now = new Date().toISOString();
  const chats = Array.from({ length: people }, (_, n) => {
    const conversation = { id: chatOf(oidOf(n)), tenantId: TENANT, conversationType: 'personal' };
    return {
      ...{ conversation_id: conversation.id, kind: 'personal' as const, person_oid: oidOf(n) },
      ...{ tenant_id: TENANT, saved_at: now },
      reference: JSON.stringify({ channelId: 'msteams', serviceUrl, bot: { id: '28:bot' }, conversation }),
    };
  });
  const queued = { next_try_at: now, queued_at: now };
  const reminders = chats.map(({ person_oid }, n) => {
    const lines = [{ key: `A${n % MEASURES}`, ownerOid: person_oid }];
    const payload = JSON.stringify({ kind: 'reminder', day: DAY, lines });
    return { ...queued, person_oid, kind: 'reminder', key: DAY, payload };
  });
  const told = Array.from({ length: news.people * news.each }, (_, n) => {
    const fields = [{ field: 'note', yours: 'Ferdig i mai', theirs: 'Ferdig i juni' }];
    const payload = JSON.stringify({ kind: 'clash', itemKey: `Z${n}`, fields });
    return { ...queued, person_oid: oidOf(n % news.people), kind: 'clash', key: `Z${n}`, payload };
  });
  const rows = [...told, ...reminders];
  for (let first = 0; first < chats.length; first += 1_000)
    await db
      .insertInto('conversations')
      .values(chats.slice(first, first + 1_000))
      .execute();
  for (let first = 0; first < rows.length; first += 1_000)
    await db
      .insertInto('outbox')
      .values(rows.slice(first, first + 1_000))
      .execute();
  await sql`analyze`.execute(db);
};

const told = async <T>(child: ChildProcess, schema: z.ZodType<T>, question?: string): Promise<T> => {
  const answer = once(child, 'message');
  if (question !== undefined) child.send(question);
  const [message] = await answer;
  return schema.parse(message);
};

const Said = z.object({ said: z.array(z.tuple([z.string(), z.number()])) });

const settled = async ({ db }: Store): Promise<boolean> => {
  const open = await db
    .selectFrom('outbox')
    .select('id')
    .where(({ or, eb, and }) =>
      or([
        eb('status', 'in', ['queued', 'sending']),
        and([eb('status', '=', 'failed'), eb('next_try_at', 'is not', null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return open === undefined;
};

/** Several processes send the whole outbox to a connector that makes trouble, while some of them are killed. */
export const storm = async (options: StormOptions): Promise<StormResult> => {
  const { databaseUrl, people, senders, kills, news, print = () => undefined } = options;
  const cards = people + news.people * news.each;
  const connector = started('connector.ts', options.trouble);
  const children: ChildProcess[] = [connector];
  const store = await openStore({ databaseUrl });
  try {
    const { url } = await told(connector, z.object({ url: z.string() }));
    await queueAll(store, options, url);
    const startSender = () => {
      const child = started('sender.ts', { databaseUrl, people });
      children.push(child);
      return child;
    };
    const running = Array.from({ length: senders }, startSender);
    const began = performance.now();
    let killed = 0;
    while (!(await settled(store))) {
      await pause(250);
      const { count } = await told(connector, ConnectorReport, 'count');
      const next = kills[killed];
      if (next === undefined || count < next * cards) continue;
      const victim = running.shift();
      victim?.kill('SIGKILL');
      killed += 1;
      print(`killed a sender at ${count} posts`);
      running.push(startSender());
    }
    const seconds = (performance.now() - began) / 1000;
    for (const child of running) {
      const { said } = await told(child, Said, 'stop');
      for (const [line, count] of said) print(`${count} × ${line}`);
      await once(child, 'exit');
    }
    const { arrivals = [] } = await told(connector, ConnectorReport, 'log');
    const rows = await store.db
      .selectFrom('outbox')
      .select(['person_oid', 'kind', 'key', 'status'])
      .execute();
    return {
      ...{ cards, arrivals, killed, seconds, counts: await deliveryCounts(store.db) },
      rows: rows.map(({ person_oid, kind, key, status }) => ({
        conversation: chatOf(person_oid),
        about: kind === 'reminder' ? 'reminder' : key,
        status,
      })),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await store.close();
  }
};
