import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { type Child, startChild } from '../../bench/sync/child.ts';
import { type Chance, chanceOf } from '../../chance.ts';
import { type AppParts, openAppParts, type Place } from './app-parts.ts';
import { takeHints } from './hints.ts';
import { startSecondClient } from './second-client.ts';
import { startTrouble } from './trouble.ts';
import { type Verdict, verdictOn } from './verdict.ts';

export type StormOptions = {
  databaseUrl: string;
  seed: number;
  /** How much people do in all. */
  acts: number;
  /** At which shares of all acts one process is killed and started again. */
  kills: readonly number[];
};

export type StormResult = Verdict & {
  settled: boolean;
  killed: number;
  faults: number;
  /** Notifications taken, those told twice and out of order among them. */
  hints: number;
  secondClient: number;
  seconds: number;
};

const module = (name: string) => new URL(name, import.meta.url).href;
const Nothing = z.object({});
const Settled = z.object({ settled: z.boolean() });

// Few enough that a kill hits people in the middle of something.
const TOGETHER = 20;

const startApp = async (place: Place): Promise<Child> => {
  const app = startChild(module('./app-process.ts'));
  await app.ask({ do: 'open', ...place }, Nothing);
  return app;
};

type Run = { apps: Child[]; place: Place; chance: Chance; options: StormOptions };

/** What was under way when a process was killed was answered to nobody, and is done anew. */
const actInTurns = async ({ apps, place, chance, options }: Run, begun: number): Promise<number> => {
  const mine = apps[begun % apps.length];
  if (!mine) throw new Error('no process is running');
  const question = { do: 'act', count: TOGETHER, seed: chance.below(2 ** 24) };
  const acting = mine.ask(question, Nothing).then(
    () => true,
    (error: unknown) => {
      if (String(error).includes('the process ended')) return false;
      throw error;
    },
  );
  const kill = options.kills.some((share) => begun === Math.floor((share * options.acts) / TOGETHER));
  if (!kill) {
    await acting;
    return 0;
  }
  await pause(30 + chance.below(300));
  await mine.end();
  await acting;
  apps[begun % apps.length] = await startApp(place);
  return 1;
};

const runStorm = async (run: Run, parts: AppParts): Promise<StormResult> => {
  const { apps, place, options } = run;
  const began = performance.now();
  await apps[0]?.ask({ do: 'import' }, Nothing);
  const hints = await takeHints(parts);
  const trouble = startTrouble(place.tenantUrl, chanceOf(options.seed + 1));
  const second = await startSecondClient(
    { url: place.tenantUrl, ...parts.directory.site },
    chanceOf(options.seed + 2),
  );
  let killed = 0;
  for (let turn = 0; turn < options.acts / TOGETHER; turn += 1) killed += await actInTurns(run, turn);
  await second.stop();
  await trouble.end();
  await hints.end();
  const { settled } = (await apps[0]?.ask({ do: 'settle' }, Settled)) ?? { settled: false };
  const seconds = (performance.now() - began) / 1000;
  // Nothing of the app runs any more when its figures are held against each other.
  for (const app of apps) await app.end();
  const verdict = await verdictOn(parts);
  return {
    ...verdict,
    settled,
    killed,
    seconds,
    faults: trouble.faults(),
    hints: hints.taken(),
    secondClient: second.edits(),
  };
};

/**
 * People act in two processes, somebody else edits in SharePoint, Graph fails in every way it can, and processes are
 * killed; then all comes to rest, and SharePoint, the mirror and the log are held against each other.
 */
export const storm = async (options: StormOptions): Promise<StormResult> => {
  const chance = chanceOf(options.seed);
  const tenant = startChild(module('./tenant-process.ts'));
  const apps: Child[] = [];
  try {
    const { url: tenantUrl } = await tenant.ask({ seed: options.seed }, z.object({ url: z.string() }));
    const place = { databaseUrl: options.databaseUrl, tenantUrl };
    const parts = await openAppParts(place);
    try {
      apps.push(await startApp(place), await startApp(place));
      return await runStorm({ apps, place, chance, options }, parts);
    } finally {
      await parts.store.close();
    }
  } finally {
    for (const child of [...apps, tenant]) await child.end();
  }
};
