import { storm } from '../faults/storm/storm.ts';
import { verdictOn } from '../faults/storm/verdict.ts';
import { findDatabase } from '../runner/machine.ts';
import { freshDatabase } from '../teams-app/store/fresh-database.ts';

const PACE = 45;

/**
 * Twenty thousand cards from three processes on PostgreSQL, to a connector that throttles as Teams does, breaks 2 %
 * of connections and answers 5 % late, while one process is killed twice. `CARDS` makes it shorter.
 */
export const run = async (print: (line: string) => void): Promise<void> => {
  const found = await findDatabase(process.env);
  if ('missing' in found) return print(`not run: ${found.missing}`);
  const cards = Math.min(20_000, Math.max(100, Number(process.env.CARDS ?? 20_000)));
  const people = Math.round(cards * 0.9);
  const database = await freshDatabase(found.url);
  try {
    const news = { people: Math.round((cards - people) / 10), each: 10 };
    const trouble = { drops: 0.02, late: 0.05 };
    const result = await storm({
      ...{ databaseUrl: database.url, people, news, senders: 3, trouble, print },
      kills: [0.33, 0.66],
    });
    const verdict = verdictOn(result);
    const share = (verdict.rate / PACE) * 100;
    for (const [name, figure] of [
      ['cards', result.cards],
      ['seconds', Math.round(result.seconds)],
      ['posts to the connector', verdict.posts],
      ['posts a second', verdict.rate.toFixed(1)],
      [`of the ${PACE} a second allowed, in per cent`, share.toFixed(1)],
      ['most in any second (Teams allows 50)', verdict.busiestSecond],
      ['beyond a tenant window', verdict.beyondTenant],
      ['beyond a conversation window', verdict.beyondConversation],
      ['answered 429', verdict.throttled],
      ['sent', result.counts.sent],
      ['lost', verdict.lost],
      ['reminders doubled', verdict.doubledReminders],
      ['reminders in doubt', verdict.inDoubt],
      ['… of which had come through', verdict.inDoubtTaken],
      ['news sent again after doubt', verdict.repeated],
      ['processes killed', result.killed],
    ]) {
      print(`  ${String(name).padEnd(44)} ${String(figure).padStart(8)}`);
    }
  } finally {
    await database.drop();
  }
};
