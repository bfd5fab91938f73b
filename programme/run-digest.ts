import type { UseCaseDeps } from './act.ts';
import { sendInstant } from './calendar.ts';
import { addDays, type IsoDate, mondayOf } from './dates.ts';
import { type Digest, digestPlanner, digestReaders } from './digest.ts';
import type { Records } from './ports.ts';
import { type ProgrammeState, readState } from './state.ts';

/** What was planned, and how many of the digests were new in the outbox. */
export type DigestRun = { digests: Digest[]; queued: number };

// A week back for what was done, and the two weeks before a day that decide whether a line was answered by then.
const LOG_DAYS = 14;

/** Reads the state with as much of the log as a digest of that day, or of a later one, looks back on. */
export const readDigestState = (records: Records, day: IsoDate): Promise<ProgrammeState> =>
  readState(records, sendInstant(addDays(day, -LOG_DAYS), '00:00').toString());

/** Plans a day's digests, or only one reader's, and queues them: one for each reader and week. */
export const runDigest =
  ({ records }: Pick<UseCaseDeps, 'records'>) =>
  async (
    day: IsoDate,
    { dryRun, readerOid }: { dryRun: boolean; readerOid?: string } = { dryRun: false },
  ): Promise<DigestRun> => {
    const state = await readDigestState(records, day);
    const digestFor = digestPlanner(state, day);
    const digests = digestReaders(state.people)
      .filter(({ oid }) => readerOid === undefined || oid === readerOid)
      .map((reader) => digestFor(reader));
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
