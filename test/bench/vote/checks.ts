import { commitmentOf, type Records, type Vote, type VotingRound } from '../../../programme/index.ts';
import { ballotsIn } from '../../../teams-app/store/ballots.ts';
import type { Store } from '../../../teams-app/store/open-store.ts';
import { sharePointAt } from '../../journeys/sharepoint.ts';
import { oidOf } from './board.ts';
import type { Answer } from './presses.ts';

/** The ballots of every round against the log and what was pressed. */
export const checkBallots = async (
  { store, records }: { store: Store; records: Records },
  answers: readonly Answer[],
  rounds: readonly VotingRound[],
) => {
  const asked = new Set(rounds.map(({ caseKey }) => caseKey));
  const logged = (await records.actionsSince('2000-01-01T00:00:00Z')).filter(
    ({ verb, key }) => verb === 'answer' && asked.has(key),
  );
  const found = { answers: logged.length, ballots: 0, notTheLast: 0, neverSaid: 0 };
  for (const { caseKey, round } of rounds) {
    for (const ballot of await ballotsIn(store.db, caseKey, round)) {
      const last = logged.findLast(({ key, after }) => key === caseKey && after.seat === ballot.seat);
      const said = answers.filter(
        ({ press }) => oidOf(press.member) === ballot.voterOid && press.choice === ballot.choice,
      );
      found.ballots += 1;
      if (last?.after.commitment !== commitmentOf(ballot)) found.notTheLast += 1;
      if (said.length === 0) found.neverSaid += 1;
    }
  }
  return found;
};

const words: Record<string, string> = {
  recommend: 'tilrås',
  'recommend-with-conditions': 'tilrås med vilkår',
  'not-recommend': 'tilrås ikke',
  abstain: 'avstår',
};

/** How many rows of the vote list are not as the record has them, or are not there. */
export const wrongRows = async (tenantUrl: string, votes: readonly Vote[]): Promise<number> => {
  const sharePoint = sharePointAt(tenantUrl);
  let wrong = 0;
  for (const { key, choice = '' } of votes) {
    const row = await sharePoint.row('TfVotes', key);
    if (row?.fields.TfChoice !== words[choice]) wrong += 1;
  }
  return wrong;
};
