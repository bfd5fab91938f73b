import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openStore } from '../../../teams-app/store/open-store.ts';
import { onFreshDatabase } from '../store/databases.ts';
import { fastClock } from './fast-clock.ts';

const UNITS = 200;
const SPEED = 20;
const MINUTE = 60_000;

/** A tenant that counts each request when it comes, and throttles an app beyond its minute. */
const countingTenant = async (clock: ReturnType<typeof fastClock>) => {
  const came: { at: number; units: number; method: string }[] = [];
  let throttled = 0;
  const usedBefore = (at: number) =>
    came.reduce((sum, one) => (one.at > at - MINUTE ? sum + one.units : sum), 0);
  const server = createServer((request, response) => {
    const at = clock.now().epochMilliseconds;
    // An update costs two units, a delta with a token one {SPD-throttle}.
    const units = request.method === 'PATCH' ? 2 : 1;
    const over = usedBefore(at) + units > UNITS;
    came.push({ at, units, method: request.method ?? '' });
    if (over) throttled += 1;
    request
      .resume()
      .on('end', () => response.writeHead(over ? 429 : 200, over ? { 'retry-after': '5' } : {}).end('{}'));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    came,
    throttled: () => throttled,
    mostInAMinute: () => Math.max(0, ...came.map(({ at }) => usedUpTo(came, at))),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const usedUpTo = (came: readonly { at: number; units: number }[], end: number): number =>
  came.reduce((sum, { at, units }) => (at > end - MINUTE && at <= end ? sum + units : sum), 0);

const startAsking = (options: Record<string, unknown>): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'asking-process.ts'), JSON.stringify(options)], {
    stdio: 'inherit',
    env: { ...process.env, NODE_OPTIONS: '' },
  });

describe('three processes of the app that ask for all they can get', () => {
  onFreshDatabase(
    'never use more than the app has in any minute, and nearly all of it, and leave sweeps their share',
    async (databaseUrl) => {
      await (await openStore({ databaseUrl })).close();
      const since = Temporal.Now.instant().epochMilliseconds;
      const clock = fastClock({ since, speed: SPEED });
      const tenant = await countingTenant(clock);
      const until = since + 6 * MINUTE;
      const options = {
        databaseUrl,
        graphUrl: tenant.url,
        since,
        speed: SPEED,
        until,
        unitsPerMinute: UNITS,
      };
      const children = [1, 2, 3].map(() => startAsking(options));
      const exits = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
      tenant.close();

      expect(exits).toEqual([0, 0, 0]);
      expect(tenant.throttled()).toBe(0);
      expect(tenant.mostInAMinute()).toBeLessThanOrEqual(UNITS);
      // What is used up in a burst comes free together 63 s later, and whoever waits adds up to a tenth.
      const rounds = Math.floor((until - (tenant.came[0]?.at ?? until)) / 75_000);
      expect(rounds).toBeGreaterThanOrEqual(2);
      const [total, sweeps] = [tenant.came, tenant.came.filter(({ method }) => method === 'GET')].map(
        (some) => some.reduce((sum, { units }) => sum + units, 0),
      );
      expect(total).toBeGreaterThan(rounds * UNITS * 0.9);
      expect(sweeps).toBeGreaterThanOrEqual(rounds * UNITS * 0.04);
    },
  );
});
