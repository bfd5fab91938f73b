import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { startPlayground } from '../../../teams-app/playground/start.ts';

const people = Array.from({ length: 6 }, (_, at) => ({
  oid: `7a1f0000-0000-4000-8000-00000000010${at}`,
  name: `Rolle ${at}`,
  upn: `rolle${at}@taktfast.example`,
}));
const env = { PATH: '/usr/bin:/bin', HOME: tmpdir() };
let folder = '';
let port = 0;

const freePort = async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = z.object({ port: z.number() }).parse(probe.address());
  probe.close();
  return free;
};
const options = () => ({
  as: 'rolle0@taktfast.example',
  people,
  tenantId: '7a1f0000-0000-4000-8000-000000000001',
  port,
  botUrl: 'http://127.0.0.1:9/api/messages',
  folder,
  env,
});
const answers = async (host: string) => {
  try {
    return (await fetch(`http://${host}:${port}/`)).ok;
  } catch {
    return false;
  }
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taktfast-playground-'));
  port = await freePort();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the Playground beside the app', () => {
  it('answers once it is started, to this machine only, and is gone when it is stopped', async () => {
    const playground = await startPlayground(options());
    const outside = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    const address = outside.find(({ internal, family }) => !internal && family === 'IPv4')?.address;

    expect(await answers('127.0.0.1')).toBe(true);
    if (address) expect(await answers(address)).toBe(false);

    await playground.stop();
    expect(await playground.ended).toBeUndefined();
    expect(await answers('127.0.0.1')).toBe(false);
  });

  it('that ends over its settings tells why, and where its log is', async () => {
    const twins = people.map((one) => ({ ...one, oid: '7a1f0000-0000-4000-8000-000000000100' }));
    const fault: unknown = await startPlayground({ ...options(), people: twins }).catch(
      (error: unknown) => error,
    );
    expect(fault).toMatchObject({
      reason: 'ended',
      says: [
        {
          values: {
            why: expect.stringContaining('User ID must be unique'),
            log: join(folder, 'agentsplayground.log'),
          },
        },
      ],
    });
    expect(await readFile(join(folder, '.m365agentsplayground.yml'), 'utf8')).toContain('rolle0');
  });

  it('does not outlive a host that is killed', async () => {
    const host = fork(new URL('./host.ts', import.meta.url).pathname, [JSON.stringify(options())], {
      execArgv: [],
    });
    await once(host, 'message');
    expect(await answers('127.0.0.1')).toBe(true);
    host.kill('SIGKILL');
    await once(host, 'exit');
    for (let waited = 0; waited < 5000 && (await answers('127.0.0.1')); waited += 100) await pause(100);
    expect(await answers('127.0.0.1')).toBe(false);
  });
});
