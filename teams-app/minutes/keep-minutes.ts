import { type Minutes, minutesOf, type Records, type VotingRound } from '../../programme/index.ts';
import type { StoredMinutes } from '../store/minutes.ts';

export type KeepDeps = {
  stored: Pick<StoredMinutes, 'missing' | 'closingOf' | 'keep'>;
  records: Pick<Records, 'all'>;
};

/** Makes the minutes of rounds that have ended since last time, with names and access code as they are now. */
export const keepMinutes = async ({ stored, records }: KeepDeps): Promise<void> => {
  const rounds = await stored.missing();
  if (rounds.length === 0) return;
  const [people, settings] = [await records.all('TfPeople'), await records.all('TfSettings')];
  const made = async (round: VotingRound): Promise<Minutes | undefined> => {
    const log = await stored.closingOf(round);
    return log && minutesOf(round, { people, settings, log });
  };
  for (const round of rounds) {
    const minutes = await made(round);
    if (minutes) await stored.keep(minutes);
  }
};
