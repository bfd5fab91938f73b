import type { UseCaseDeps } from './act.ts';
import { sendInstant } from './calendar.ts';
import { addDays, type IsoDate, mondayOf } from './dates.ts';
import { type Digest, digestPlanner } from './digest.ts';
import { digestReaders, digestScope } from './digest-access.ts';
import { type DigestPost, digestPosts, type UnreadDigest } from './digest-posts.ts';
import type { Person } from './people.ts';
import type { OutboxMessage, Records, Transaction } from './ports.ts';
import { type ProgrammeState, readState } from './state.ts';

/** What was planned, what nobody there reads, and how many of the digests were new in the outbox. */
export type DigestRun = { digests: Digest[]; unread: UnreadDigest[]; queued: number };

// A week back for what was done, and the two weeks before a day that decide whether a line was answered by then.
const LOG_DAYS = 14;

/** Reads the state with as much of the log as a digest of that day, or of a later one, looks back on. */
export const readDigestState = (records: Records, day: IsoDate): Promise<ProgrammeState> =>
  readState(records, sendInstant(addDays(day, -LOG_DAYS), '00:00').toString());

// No card shows more of the lines that need help.
const MOST_FOLLOWED = 12;

const messageOf = ({ to, scope, standsInFor }: DigestPost, { day, needsHelp }: Digest): OutboxMessage => ({
  personOid: to.oid,
  kind: 'digest',
  // Somebody's own digest and one they stand in for are two messages.
  key: standsInFor ? `${mondayOf(day)} ${scope}` : mondayOf(day),
  payload: {
    kind: 'digest',
    day,
    scope,
    lines: needsHelp.slice(0, MOST_FOLLOWED).map(({ item }) => item.key),
  },
});

// Who was there on Monday has had it, and needs nobody to stand in on Tuesday.
const hasComeTo = async (
  reader: Person | undefined,
  { day }: Digest,
  tx: Pick<Transaction, 'isQueued'>,
): Promise<boolean> =>
  reader !== undefined && (await tx.isQueued({ personOid: reader.oid, kind: 'digest', key: mondayOf(day) }));

/** Asked for by name, a reader's own is planned whether they are away or not; it then waits until they are back. */
const postsOf = ({ people }: ProgrammeState, day: IsoDate, readerOid: string | undefined) => {
  if (readerOid === undefined) return digestPosts({ people, day });
  const readers = digestReaders(people).filter(({ oid }) => oid === readerOid);
  return { posts: readers.map((to): DigestPost => ({ to, scope: digestScope(to) })), unread: [] };
};

/** Plans a day's digests, or only one reader's, and queues them: one for each reader and week. */
export const runDigest =
  ({ records }: Pick<UseCaseDeps, 'records'>) =>
  async (
    day: IsoDate,
    { dryRun, readerOid }: { dryRun: boolean; readerOid?: string } = { dryRun: false },
  ): Promise<DigestRun> => {
    const state = await readDigestState(records, day);
    const digestFor = digestPlanner(state, day);
    const { posts, unread } = postsOf(state, day, readerOid);
    const planned = posts.map((post) => ({ post, digest: digestFor(post.to, post.scope) }));
    const digests = planned.map(({ digest }) => digest);
    if (dryRun) return { digests, unread, queued: 0 };
    const queued = await records.transaction(async (tx) => {
      let fresh = 0;
      for (const { post, digest } of planned)
        if (!(await hasComeTo(post.standsInFor, digest, tx)) && (await tx.queue(messageOf(post, digest))))
          fresh += 1;
      return fresh;
    });
    return { digests, unread, queued };
  };
