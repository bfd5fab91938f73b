import { randomInt } from 'node:crypto';
import { onFreshDatabase } from '../teams-app/store/databases.ts';
import { storm } from './sync-storm/storm.ts';

describe('people act while somebody edits in SharePoint, Graph fails and processes are killed', () => {
  // An embedded database has one process, so there is nothing to try without PostgreSQL.
  if (process.env.TEST_DATABASE_URL === undefined) it.skip('is tried on PostgreSQL', () => undefined);

  const agrees = (seed: number, acts: number) => async (databaseUrl: string) => {
    const result = await storm({ databaseUrl, seed, acts, kills: [0.25, 0.5, 0.75] });
    // The seed stands beside what went wrong, to be tried again: npm run bench -- storm, with SEED.
    expect({ seed, disagreements: result.disagreements }).toEqual({ seed, disagreements: [] });
    expect(result).toMatchObject({ settled: true, killed: 3 });
    expect(result.editsInSharePoint).toBeGreaterThan(0);
  };

  onFreshDatabase(
    'and afterwards SharePoint, the mirror and the log agree, nothing was created twice, and every clash was told',
    agrees(20_250_324, 120),
  );

  onFreshDatabase('and so they do by another chance in every run', agrees(randomInt(2 ** 31), 80));
});
