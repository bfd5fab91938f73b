// One of several identical processes of the app: people act in it, it carries and it sweeps, until it is killed.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { importProgramme } from '../../../programme/index.ts';
import { readJsonFile } from '../../../teams-app/command-line/json-file.ts';
import { answering } from '../../bench/sync/child.ts';
import { chanceOf } from '../../chance.ts';
import { type AppParts, openAppParts } from './app-parts.ts';
import { actTogether } from './people.ts';

const Question = z.discriminatedUnion('do', [
  z.object({ do: z.literal('open'), databaseUrl: z.string(), tenantUrl: z.string() }),
  z.object({ do: z.literal('import') }),
  z.object({ do: z.literal('act'), count: z.number(), seed: z.number() }),
  z.object({ do: z.literal('settle') }),
]);

const data = (file: string) =>
  readJsonFile(new URL(`../../../teams-app/data/${file}`, import.meta.url).pathname);

const opened: { parts?: AppParts; faults: number } = { faults: 0 };

const sweepForEver = async ({ sweepAll }: AppParts): Promise<never> => {
  for (;;) {
    // A sweep that meets a fault is made up for by the next one.
    await sweepAll().catch(() => {
      opened.faults += 1;
    });
    await pause(1_500);
  }
};

const nothingOwed = async ({ store }: AppParts): Promise<boolean> => {
  const owed = await store.db
    .selectFrom('mirror')
    .select('key')
    .where('owed_since', 'is not', null)
    .where('faulty', '=', false)
    .executeTakeFirst();
  return owed === undefined;
};

/** Carries and reads until neither finds anything more to do. */
const settle = async (parts: AppParts): Promise<boolean> => {
  for (let tries = 0; tries < 60; tries += 1) {
    await parts.carrier.drain(() => undefined);
    const swept = await parts.sweepAll();
    if ((await nothingOwed(parts)) && swept.every(({ changed }) => changed === 0)) return true;
    await pause(500);
  }
  return false;
};

answering(async (question) => {
  const asked = Question.parse(question);
  if (asked.do === 'open') {
    opened.parts = await openAppParts(asked);
    await opened.parts.carrier.start();
    void sweepForEver(opened.parts);
    return {};
  }
  const { parts } = opened;
  if (!parts) throw new Error('nothing is opened yet');
  if (asked.do === 'import') {
    const [programme, directory] = [await data('programme-2025.json'), await data('local-tenant.json')];
    const by = { oid: 'taktfast', via: 'command-line' as const };
    await importProgramme(parts)(by, { programme, directory, shift: true });
    return {};
  }
  if (asked.do === 'act') return { refused: await actTogether(parts, chanceOf(asked.seed), asked.count) };
  return { settled: await settle(parts), sweepFaults: opened.faults };
});
