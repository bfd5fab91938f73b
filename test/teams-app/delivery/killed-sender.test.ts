import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, isIPv4 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { conversationsIn } from '../../../teams-app/delivery/conversations.ts';
import { deliveryCounts } from '../../../teams-app/delivery/counts.ts';
import { openStore, type Store } from '../../../teams-app/store/open-store.ts';
import { recordsIn } from '../../../teams-app/store/records.ts';
import { clockAt, jobsNoted, onFreshDatabase } from '../store/databases.ts';

const DAY = '2025-03-03';
const people = Array.from(
  { length: 200 },
  (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
);

/** A stand-in for Teams that takes its time, and remembers who got a card. */
const openTeams = async () => {
  const posted: string[] = [];
  const server = createServer(async (request, response) => {
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(Buffer.from(chunk));
    posted.push(Buffer.concat(body).toString());
    setTimeout(() => response.end(`activity-${posted.length}`), 30);
  });
  // A kept connection that the server closes just as it is used again would be a lost answer of another kind.
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { address, port } = portOf(server.address());
  return { posted, url: `http://${address}:${port}`, close: () => server.close() };
};
const portOf = (address: AddressInfo | string | null): AddressInfo => {
  if (typeof address === 'object' && address && isIPv4(address.address)) return address;
  throw new Error('the server listens on an address of its own');
};

const queueAll = async ({ db }: Store) => {
  const clock = clockAt('2025-03-03T07:30:00Z');
  const conversations = conversationsIn({ db, clock });
  for (const personOid of people) {
    const reference = { channelId: 'msteams', serviceUrl: 'http://127.0.0.1/', bot: { id: 'bot' } };
    const conversation = { id: `chat-${personOid}` };
    await conversations.save({
      ...conversation,
      kind: 'personal',
      personOid,
      reference: { ...reference, conversation },
    });
  }
  await recordsIn({ db, clock, jobs: jobsNoted() }).transaction(async (tx) => {
    for (const personOid of people) {
      await tx.queue({
        personOid,
        kind: 'reminder',
        key: DAY,
        payload: { kind: 'reminder', day: DAY, lines: [] },
      });
    }
  });
};

const startSender = (options: Record<string, unknown>): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'sender-process.ts'), JSON.stringify(options)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

const killedHalfway = async (database: { databaseUrl?: string; dataDir?: string }) => {
  const teams = await openTeams();
  try {
    const before = await openStore(database);
    await queueAll(before);
    await before.close();

    const first = startSender({ ...database, postUrl: teams.url });
    while (teams.posted.length < 70) await new Promise((resolve) => setTimeout(resolve, 5));
    first.kill('SIGKILL');
    await once(first, 'exit');
    const second = startSender({ ...database, postUrl: teams.url });
    const [exit] = await once(second, 'exit');

    const after = await openStore(database);
    const counts = await deliveryCounts(after.db);
    const sent = await after.db
      .selectFrom('outbox')
      .select('person_oid')
      .where('status', '=', 'sent')
      .execute();
    await after.close();
    return { exit, counts, posted: teams.posted, sent: sent.map(({ person_oid }) => person_oid) };
  } finally {
    teams.close();
  }
};

const nothingLostNothingTwice = ({
  exit,
  counts,
  posted,
  sent,
}: Awaited<ReturnType<typeof killedHalfway>>) => {
  expect(exit).toBe(0);
  expect(new Set(posted).size).toBe(posted.length);
  expect(sent.filter((oid) => !posted.includes(oid))).toEqual([]);
  expect(counts.unknown).toBeGreaterThan(0);
  expect(counts.sent + counts.unknown).toBe(200);
  expect(counts).toMatchObject({ queued: 0, sending: 0, failed: 0, unreachable: 0, repeated: 0 });
};

describe('a sender killed in the middle of 200 reminders and started again', () => {
  it('loses none without a word, sends none twice and counts those in doubt, on PGlite', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'taktfast-sender-'));
    nothingLostNothingTwice(await killedHalfway({ dataDir }));
    await rm(dataDir, { recursive: true });
  }, 240_000);

  onFreshDatabase(
    'loses none without a word, sends none twice and counts those in doubt, on PostgreSQL',
    async (databaseUrl) => {
      nothingLostNothingTwice(await killedHalfway({ databaseUrl }));
    },
  );
});
