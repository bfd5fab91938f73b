import { randomInt } from 'node:crypto';
import { type StormResult, storm } from '../faults/sync-storm/storm.ts';
import { findDatabase } from '../runner/machine.ts';
import { freshDatabase } from '../teams-app/store/fresh-database.ts';

type Print = (line: string) => void;

const FIXED_SEED = 20_250_324;

const printResult = (print: Print, seed: number, result: StormResult): void => {
  for (const [name, figure] of [
    ['seed', seed],
    ['seconds', Math.round(result.seconds)],
    ['acts of people in the log', result.acts],
    ['edits of a second client', result.secondClient],
    ['… that came into the log', result.editsInSharePoint],
    ['faults Graph was made to show', result.faults],
    ['notifications, doubled and disordered', result.hints],
    ['processes killed', result.killed],
    ['rows in SharePoint', result.rows],
    ['clashes told', result.clashesTold],
    ['came to rest', result.settled ? 'yes' : 'no'],
    ['disagreements', result.disagreements.length],
  ]) {
    print(`  ${String(name).padEnd(44)} ${String(figure).padStart(10)}`);
  }
  for (const sentence of result.disagreements) print(`  ${sentence}`);
};

/**
 * Five thousand acts of people in two processes, beside a second client in SharePoint, under a Graph that fails in
 * every way and three kills, with a fixed seed and with one by chance. `ACTS` makes it shorter, `SEED` names a seed.
 */
export const run = async (print: Print): Promise<void> => {
  const found = await findDatabase(process.env);
  if ('missing' in found) return print(`not run: ${found.missing}`);
  const acts = Math.max(100, Number(process.env.ACTS ?? 5_000));
  const seeds = process.env.SEED ? [Number(process.env.SEED)] : [FIXED_SEED, randomInt(2 ** 31)];
  for (const seed of seeds) {
    const database = await freshDatabase(found.url);
    try {
      const { url: databaseUrl } = database;
      printResult(print, seed, await storm({ databaseUrl, seed, acts, kills: [0.25, 0.5, 0.75] }));
    } finally {
      await database.drop();
    }
  }
};
