import { onFreshDatabase } from '../teams-app/store/databases.ts';
import { storm } from './storm/storm.ts';
import { verdictOn } from './storm/verdict.ts';

describe('three processes sending to a Teams that throttles, loses connections and answers late', () => {
  // An embedded database has one process, so there is nothing to try without PostgreSQL.
  if (process.env.TEST_DATABASE_URL === undefined) it.skip('is tried on PostgreSQL', () => undefined);

  onFreshDatabase(
    'exceed no limit, lose no card and double no reminder, while one of them is killed twice',
    async (databaseUrl) => {
      const result = await storm({
        databaseUrl,
        people: 320,
        news: { people: 8, each: 10 },
        senders: 3,
        trouble: { drops: 0.02, late: 0.05 },
        kills: [0.3, 0.6],
      });
      const verdict = verdictOn(result);
      expect(verdict).toMatchObject({
        beyondTenant: 0,
        beyondConversation: 0,
        throttled: 0,
        lost: 0,
        doubledReminders: 0,
      });
      expect(result.killed).toBe(2);
      expect(result.counts.sent + result.counts.unknown).toBe(400);
      expect(result.counts.unknown).toBe(verdict.inDoubt);
      expect(verdict.posts).toBeGreaterThanOrEqual(result.counts.sent);
    },
  );
});
