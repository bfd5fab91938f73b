import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { startLocalTenant } from '../../../graph/local-tenant/index.ts';
import { startSubscriber } from './subscriber.ts';
import { appToken, asker, directory, handClock, quiet } from './tenant.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-tenant-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const room = fileURLToPath(new URL('../../../graph/local-tenant/index.ts', import.meta.url));

/** A process of its own that runs a tenant until it is killed, and says where. */
const startProcess = async (dataDir: string) => {
  const script = join(folder, 'run.ts');
  await writeFile(
    script,
    `import { startLocalTenant } from ${JSON.stringify(room)};
     const log = { info() {}, warn() {}, error() {} };
     const epoch = Date.parse('2025-09-02T10:00:00Z');
     const { Temporal } = await import(${JSON.stringify(import.meta.resolve('temporal-polyfill'))});
     const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(epoch) };
     const directory = ${JSON.stringify(directory)};
     const { url } = await startLocalTenant({ directory, dataDir: ${JSON.stringify(dataDir)}, port: 0, clock, log });
     process.stdout.write(url + '\\n');`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(createInterface({ input: child.stdout }), 'line');
  return { url: z.string().parse(url), child };
};

describe('a tenant whose process is killed in the middle of writing', () => {
  it('has every row it answered for, none by half, its tokens still hold, and its subscribers are told', async () => {
    const dataDir = join(folder, 'data');
    const { url, child } = await startProcess(dataDir);
    const token = await appToken(url);
    const ask = asker(url, token);
    const site = z
      .string()
      .parse((await ask('GET', '/v1.0/sites/taktfast.example:/sites/delprogram-oppvekst')).body.id);
    const items = `/v1.0/sites/${site}/lists/TfKilled/items`;
    await ask('POST', `/v1.0/sites/${site}/lists`, {
      displayName: 'TfKilled',
      columns: [{ name: 'TfKey', text: {} }],
    });
    const subscriber = await startSubscriber();
    const subscribed = await ask('POST', '/v1.0/subscriptions', {
      changeType: 'updated',
      resource: `sites/${site}/lists/TfKilled`,
      notificationUrl: subscriber.url,
      expirationDateTime: '2025-09-03T10:00:00Z',
    });
    const link = (await ask('GET', `${items}/delta?token=latest`)).body['@odata.deltaLink'];
    let answered = 0;
    const write = async () => {
      for (;;) {
        const { status } = await ask('POST', items, { fields: { TfKey: 'x', Title: 'y' } });
        if (status === 201) answered += 1;
        if (answered === 40) child.kill('SIGKILL');
      }
    };
    await expect(write()).rejects.toThrow();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

    const clock = handClock('2025-09-02T10:00:00Z');
    const again = await startLocalTenant({ directory, dataDir, port: 0, clock, log: quiet });
    try {
      const later = asker(again.url, token);
      const { body } = await later('GET', `${items}?$expand=fields&$top=500`);
      const rows = z
        .array(z.object({ id: z.string(), fields: z.looseObject({ TfKey: z.string(), Title: z.string() }) }))
        .parse(body.value);
      expect(rows.length).toBeGreaterThanOrEqual(answered);
      expect(rows.length).toBeLessThanOrEqual(answered + 1);
      expect(rows.map(({ id }) => Number(id))).toEqual(rows.map((_, index) => index + 1));
      const token2 = new URL(z.string().parse(link)).searchParams.get('token');
      const delta = await later('GET', `${items}/delta?token=${token2}`);
      expect(z.array(z.unknown()).parse(delta.body.value)).toHaveLength(rows.length);
      const versions = await later('GET', `${items}/${rows.length}/versions`);
      expect(z.array(z.unknown()).parse(versions.body.value)).toHaveLength(1);
      await later('POST', items, { fields: { TfKey: 'x', Title: 'after' } });
      clock.add({ seconds: 1 });
      await later('GET', '/local/notifications');
      const told = subscriber.posted.flatMap(({ value }) =>
        value.map(({ subscriptionId }) => subscriptionId),
      );
      expect(told).toEqual([subscribed.body.id]);
    } finally {
      await subscriber.close();
      await again.close();
    }
  }, 120_000);
});
