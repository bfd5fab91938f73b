import { loadavg } from 'node:os';
import { findDatabase } from '../runner/machine.ts';
import { freshDatabase } from '../teams-app/store/fresh-database.ts';
import { type Print, row } from './sync/figures.ts';
import { type Rush, rush } from './vote/rush.ts';

const MEMBERS = 200;

const tell = (print: Print, came: Rush): void => {
  row(print, 'presses', came.presses);
  row(print, 'acknowledged with a card', came.acknowledged);
  row(print, 'half were answered within, ms', came.median);
  row(print, '99 of 100 within, ms (at most 3 000)', came.p99);
  row(print, 'the slowest, ms', came.slowest);
  if (came.bare) {
    row(print, 'the bare bot: half within, ms', came.bare.median);
    row(print, 'the bare bot: 99 of 100 within, ms', came.bare.p99);
  }
  row(print, 'answers in the log', came.answers);
  row(print, 'seats with a ballot', came.ballots);
  row(print, 'ballots that are not their seat’s last word in the log', came.notTheLast);
  row(print, 'ballots nobody pressed', came.neverSaid);
  row(print, 'votes counted', came.counted);
  row(print, 'requests SharePoint turned away', came.turnedAway);
  row(print, 'seconds until SharePoint was right, once it was back', came.secondsUntilRight, 1);
  row(print, 'rows of the vote list that are wrong', came.wrongInSharePoint);
  row(print, 'load average of the machine', loadavg()[0] ?? 0, 2);
};

/** Two hundred members over four processes vote within one second while SharePoint is away, beside a bot that stores nothing. */
export const run = async (print: Print): Promise<void> => {
  const found = await findDatabase(process.env);
  if ('missing' in found) return print(`not run: ${found.missing}`);
  const seed = Number(process.env.SEED ?? 3);
  print(`  ${MEMBERS} members vote within one second, half of them twice, at four processes (seed ${seed});`);
  print('  the tenant answers 503 meanwhile; the bare bot is one process of botbuilder that stores nothing');
  const { url: databaseUrl, drop } = await freshDatabase(found.url);
  try {
    tell(print, await rush({ databaseUrl, members: MEMBERS, processes: 4, seed, beside: true }));
  } finally {
    await drop();
  }
};
