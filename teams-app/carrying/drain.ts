import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { Rounds } from './rounds.ts';

/** A row that is due later than this has been set back, and is left to the jobs. */
const SOON_MS = 6_000;
const LOOK_MS = 250;

const owedNow = async (db: Kysely<Tables>): Promise<number> => {
  const { count } = await db
    .selectFrom('mirror')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('owed_since', 'is not', null)
    .where('faulty', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** Carries what is owed until all of it has come, or there is no point in waiting for the rest. */
export const drain = async (
  rounds: Rounds,
  db: Kysely<Tables>,
  progress: (done: number, of: number) => void,
): Promise<void> => {
  const of = await owedNow(db);
  for (;;) {
    const { owed, pause } = await rounds.next({ inHurry: true });
    if (!owed) break;
    progress(of - (await owedNow(db)), of);
    if (pause <= SOON_MS) await setTimeout(Math.min(pause, LOOK_MS));
    else if (rounds.isIdle()) break;
    else await rounds.allDone();
  }
  await rounds.allDone();
  progress(of - (await owedNow(db)), of);
};
