import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { watchVersion } from '../../../teams-app/http/version-watch.ts';
import { aServer, bearer, logLines } from './fakes.ts';

const silent = pino({ level: 'silent' });

describe('waiting for a change', () => {
  const ask = async (since: number | string, version: { now: number }, longestWaitMs = 5000) => {
    const watch = watchVersion({ version: async () => version.now, everyMs: 10, log: silent });
    const app = await aServer({}, { changes: watch, longestWaitMs });
    const answer = app.inject({ url: `/api/changes?since=${since}`, headers: await bearer() });
    return { app, watch, answer };
  };

  it('answers at once when there has been one already', async () => {
    const { answer } = await ask(6, { now: 7 });
    expect((await answer).json()).toEqual({ version: 7 });
  });

  it('answers when one comes, also one made by another process', async () => {
    const version = { now: 7 };
    const { answer } = await ask(7, version);
    setTimeout(() => {
      version.now = 9;
    }, 60);
    expect((await answer).json()).toEqual({ version: 9 });
  });

  it('answers with the same version when its time is up', async () => {
    const { answer } = await ask(7, { now: 7 }, 50);
    expect((await answer).json()).toEqual({ version: 7 });
  });

  it('tells a page whose version is ahead of a new database the version there is', async () => {
    const { answer } = await ask(900, { now: 3 }, 5000);
    expect((await answer).json()).toEqual({ version: 3 });
  });

  it.each(['', 'x', '-1', '1.5'])('refuses %j for a version', async (since) => {
    const { answer } = await ask(since, { now: 7 });
    expect((await answer).statusCode).toBe(400);
  });

  it('ends when the server closes, and does not hold it up', async () => {
    const version = { now: 7 };
    const watch = watchVersion({ version: async () => version.now, everyMs: 10, log: silent });
    const app = await aServer({}, { changes: watch });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const open = fetch(`${address}/api/changes?since=7`, { headers: await bearer() });
    await pause(100);
    await app.close();
    expect(await (await open).json()).toEqual({ version: 7 });
  });
});

describe('the watch on the version', () => {
  it('asks one question at a time for all who wait, and none when nobody does', async () => {
    const asked = { times: 0, atOnce: 0, most: 0 };
    const version = async () => {
      asked.times += 1;
      asked.atOnce += 1;
      asked.most = Math.max(asked.most, asked.atOnce);
      await pause(5);
      asked.atOnce -= 1;
      return 1;
    };
    const watch = watchVersion({ version, everyMs: 5, log: silent });
    const end = new AbortController();
    const waits = Array.from({ length: 50 }, () => watch.wait(1, end.signal));
    await pause(60);
    end.abort();
    await Promise.all(waits);
    await pause(20);
    const before = asked.times;
    await pause(40);

    expect(asked.most).toBe(1);
    expect(before).toBeGreaterThan(1);
    expect(asked.times).toBe(before);
  });

  it('goes on after the database failed to answer once', async () => {
    const answers = [async () => Promise.reject(new Error('gone')), async () => 5];
    const { log, lines } = logLines();
    const watch = watchVersion({ version: () => (answers.shift() ?? (async () => 5))(), everyMs: 5, log });
    expect(await watch.wait(4, AbortSignal.timeout(2000))).toBe(5);
    expect(lines.join('')).toContain('the version could not be read');
  });

  it('looks at once when it is told of a change in its own process', async () => {
    const version = { now: 1 };
    const watch = watchVersion({ version: async () => version.now, everyMs: 60_000, log: silent });
    const wait = watch.wait(1, AbortSignal.timeout(5000));
    await pause(20);
    version.now = 2;
    watch.nudge();
    expect(await wait).toBe(2);
    watch.close();
  });
});
