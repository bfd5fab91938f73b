import type { UseCaseDeps } from './act.ts';
import { sendInstant } from './calendar.ts';
import { type IsoDate, mondayOf } from './dates.ts';
import { type Digest, digestReaders, planDigest } from './digest.ts';
import { weekStart } from './digest-changes.ts';
import type { Records } from './ports.ts';
import { type ProgrammeState, readState } from './state.ts';

/** What was planned, and how many of the digests were new in the outbox. */
export type DigestRun = { digests: Digest[]; queued: number };

/** Reads the state with as much of the log as a digest of that day looks back on. */
export const readDigestState = (records: Records, day: IsoDate): Promise<ProgrammeState> =>
  readState(records, sendInstant(weekStart(day), '00:00').toString());

/** Plans a day's digests, or only one reader's, and queues them: one for each reader and week. */
export const runDigest =
  ({ records }: Pick<UseCaseDeps, 'records'>) =>
  async (
    day: IsoDate,
    { dryRun, readerOid }: { dryRun: boolean; readerOid?: string } = { dryRun: false },
  ): Promise<DigestRun> => {
    const state = await readDigestState(records, day);
    const digests = digestReaders(state.people)
      .filter(({ oid }) => readerOid === undefined || oid === readerOid)
      .map((reader) => planDigest(state, reader, day));
    if (dryRun) return { digests, queued: 0 };
    const queued = await records.transaction(async (tx) => {
      let fresh = 0;
      for (const { to } of digests) {
        const payload = { kind: 'digest', day } as const;
        if (await tx.queue({ personOid: to.oid, kind: 'digest', key: mondayOf(day), payload })) fresh += 1;
      }
      return fresh;
    });
    return { digests, queued };
  };
