import { rush } from '../bench/vote/rush.ts';
import { onFreshDatabase } from '../teams-app/store/databases.ts';

describe('a board that votes at once, at two processes, while SharePoint is away', () => {
  // An embedded database has one process, so there is nothing to try without PostgreSQL.
  if (process.env.TEST_DATABASE_URL === undefined) it.skip('is tried on PostgreSQL', () => undefined);

  onFreshDatabase(
    'has every answer acknowledged, none lost and none counted twice, and SharePoint right once it is back',
    async (databaseUrl) => {
      const members = 24;
      const came = await rush({ databaseUrl, members, processes: 2, seed: 7, beside: false });
      expect(came).toMatchObject({
        ...{ presses: 36, acknowledged: 36, answers: 36 },
        ...{ ballots: members, counted: members, notTheLast: 0, neverSaid: 0, wrongInSharePoint: 0 },
      });
    },
  );
});
