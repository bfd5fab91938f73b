import { presentAt } from '../../../teams-app/store/presence.ts';
import { ANA, BO } from './builders.ts';
import { emptied, onEachDatabase } from './databases.ts';

onEachDatabase('who has a case open', (database) => {
  beforeEach(() => emptied(database().store));
  const at = (personOid: string, time: string, caseKey = '2025-2/5') =>
    presentAt(database().store.db, { caseKey, personOid, now: `2025-03-24T09:00:${time}Z` });

  it('is whoever’s page has said so in the last 45 seconds, for each case on its own', async () => {
    expect(await at(ANA, '00')).toEqual([ANA]);
    expect(await at(BO, '10')).toEqual([ANA, BO]);
    expect(await at(BO, '20', '2025-2/6')).toEqual([BO]);
    expect(await at(BO, '46')).toEqual([BO]);
    expect(await at(ANA, '50')).toEqual([ANA, BO]);
  });
});
