import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Measure, OutboxPayload, Person } from '../../programme/index.ts';
import { conversationsIn } from '../../teams-app/delivery/conversations.ts';
import { openStore } from '../../teams-app/store/open-store.ts';
import { recordsIn } from '../../teams-app/store/records.ts';
import { startConnector } from '../bot/support/connector.ts';
import { appInItsOwnFolder, type RunningApp } from '../journeys/running-app.ts';
import { clockAt, jobsNoted } from '../teams-app/store/databases.ts';

const TENANT = '7a1f0000-0000-4000-8000-000000000001';
const DAY = '2025-03-25';

const people: Person[] = Array.from({ length: 200 }, (_, n) => ({
  oid: `7a1f0000-0000-4000-9000-${String(n).padStart(12, '0')}`,
  name: `Utvikler ${n}`,
  mail: `utvikler.${n}@taktfast.example`,
  roles: ['developer'],
  unit: 'BAL',
  language: 'nb',
}));

const late: Measure = {
  kind: 'measure',
  key: 'A1',
  risk: 'A',
  cadence: 'once',
  title: 'Kurs i prosjekteierskap og porteføljestyring',
  ownerOid: '7a1f0000-0000-4000-9000-000000000000',
  unit: 'BAL',
  due: '2025-03-18',
  status: 'not-started',
  snoozes: 0,
};

/** Two hundred people who have installed the app, and today's reminder of one measure queued for each. */
const queueReminders = async (app: RunningApp, serviceUrl: string) => {
  const store = await openStore({ dataDir: join(app.dataDir, 'store') });
  const deps = { db: store.db, clock: clockAt('2025-03-25T05:30:00Z'), jobs: jobsNoted() };
  const conversations = conversationsIn(deps);
  for (const { oid } of people) {
    const conversation = { id: `chat-${oid}`, tenantId: TENANT, conversationType: 'personal' };
    const reference = { channelId: 'msteams', serviceUrl, bot: { id: 'bot' }, conversation };
    await conversations.save({ id: conversation.id, kind: 'personal', personOid: oid, reference });
  }
  await recordsIn(deps).transaction(async (tx) => {
    await tx.save('TfMeasures', late);
    for (const person of people) {
      await tx.save('TfPeople', person);
      const lines = [{ key: 'A1', ownerOid: person.oid }];
      const payload: OutboxPayload = { kind: 'reminder', day: DAY, lines };
      await tx.queue({ personOid: person.oid, kind: 'reminder', key: DAY, payload });
    }
  });
  await store.close();
};

const until = async (look: () => Promise<boolean>) => {
  for (const end = performance.now() + 90_000; performance.now() < end; await pause(20))
    if (await look()) return;
  throw new Error('waited in vain');
};

const Doctor = z.object({ counts: z.object({ outbox: z.record(z.string(), z.number()) }) });
const outboxOf = async (app: RunningApp) => {
  const { out } = await app.command('doctor', '--json');
  return Doctor.parse(JSON.parse(out)).counts.outbox;
};

describe('the app killed in the middle of sending 200 reminder cards', () => {
  it('loses none without a word, sends none twice, and counts those in doubt', async () => {
    const connector = await startConnector();
    const app = await appInItsOwnFolder({ PLAYGROUND: 'off', TAKTFAST_NOW: '2025-03-25T07:00' });
    try {
      await queueReminders(app, connector.url);

      const starting = app.start().catch((error: unknown) => error);
      await until(async () => connector.received.length >= 60);
      await app.kill();
      await starting;
      const before = connector.received.length;
      expect(before).toBeLessThan(200);

      await app.start();
      const settled = async () => {
        const { queued = 0, sending = 0, failed = 0 } = await outboxOf(app);
        return queued + sending + failed === 0;
      };
      await until(settled);

      const chats = connector.received.map(({ path }) => path);
      const { sent = 0, unknown = 0 } = await outboxOf(app);
      expect(new Set(chats).size).toBe(chats.length);
      expect(sent + unknown).toBe(200);
      // Whoever got no card is among those the app itself says it is in doubt about.
      expect(200 - chats.length).toBeLessThanOrEqual(unknown);
      expect(chats.length).toBeGreaterThan(before);
    } finally {
      await app.end();
      await connector.close();
    }
  }, 300_000);
});
