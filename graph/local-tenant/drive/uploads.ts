import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import { findList } from '../lists.ts';
import { invalidRequest, itemNotFound, Refused } from '../refused.ts';
import type { Tenant } from '../tenant.ts';
import { type Entry, walk } from './entries.ts';
import type { Range } from './ranges.ts';
import { expectTag } from './resources.ts';
import { type Behaviour, nameTaken, type Place, putFile } from './writes.ts';

/** Minutes a session waits for its next range (from memory); each range begins them anew {docs driveitem-createuploadsession}. */
const LIFE_MINUTES = 15;
/** Every range but the last must be a multiple of this {docs driveitem-createuploadsession}. */
const STEP = 320 * 1024;

const Asked = z.object({
  address: z.string(),
  behaviour: z.enum(['fail', 'replace', 'rename']),
  deferred: z.boolean(),
  by: z.object({ kind: z.enum(['user', 'application']), id: z.string(), displayName: z.string() }),
});

type Session = {
  token: string;
  list_id: string;
  asked: unknown;
  total: number | null;
  received: number;
  uneven: boolean;
  expires_at: string;
};

const expiry = ({ clock }: Tenant): string =>
  clock.now().add({ minutes: LIFE_MINUTES }).round('second').toString();

/** Begins an upload by ranges {docs driveitem-createuploadsession}. */
export const beginUpload = async (
  { tx, tenant, library, by }: Place,
  asked: { address: string; behaviour: Behaviour; deferred: boolean; ifMatch: string | undefined },
): Promise<Session> => {
  const { ifMatch, ...kept } = asked;
  const { at, beyond } = await walk(tx, library, asked.address);
  // A PUT makes the folders on the way, a session does not {onedrive-api-docs issue 364}.
  if (beyond.length > 1) throw itemNotFound('The parent folder does not exist');
  if (beyond.length === 0) {
    if (at.isFolder) throw invalidRequest('The content of a folder cannot be written');
    expectTag(at, ifMatch);
    // That a taken name is refused at once, and not only at the end, is an assumption.
    if (asked.behaviour === 'fail') throw nameTaken();
  }
  const token = randomBytes(24).toString('base64url');
  await tx
    .insertInto('uploads')
    .values({
      token,
      list_id: library.id,
      asked: JSON.stringify({ ...kept, by }),
      total: null,
      content: new Uint8Array(),
      uneven: false,
      expires_at: expiry(tenant),
    })
    .execute();
  return findUpload(tx, tenant, token);
};

/** The session; one that is over, given up or too old is not there {docs driveitem-createuploadsession}. */
export const findUpload = async (tx: Tx, { clock }: Tenant, token: string): Promise<Session> => {
  const session = await tx
    .selectFrom('uploads')
    .select(['token', 'list_id', 'asked', 'total', 'uneven', 'expires_at'])
    .select(sql<number>`length(content)`.as('received'))
    .where('token', '=', token)
    .executeTakeFirst();
  if (!session || Temporal.Instant.compare(session.expires_at, clock.now()) <= 0)
    throw itemNotFound('The upload session was not found');
  return session;
};

/** How a session stands: until when it holds, and from where it goes on. */
export const uploadStatus = ({ expires_at, received, total }: Session) => ({
  expirationDateTime: expires_at,
  nextExpectedRanges: received === total ? [] : [`${received}-`],
});

/** Takes the next range; one that came before, or comes before its turn, is 416 {docs driveitem-createuploadsession}. */
export const takeRange = async (
  tx: Tx,
  tenant: Tenant,
  session: Session,
  { range, bytes }: { range: Range; bytes: Uint8Array },
): Promise<Session> => {
  const { token, received, total } = session;
  if (total !== null && total !== range.total)
    throw invalidRequest(
      `The current upload session is for ${total} total bytes, but the current fragment declares a total of ${range.total}.`,
    );
  if (range.first !== received)
    throw new Refused(416, 'invalidRange', `The next range expected begins at ${received}.`);
  const isLast = range.last === range.total - 1;
  await tx
    .updateTable('uploads')
    .set({
      content: sql`content || ${Buffer.from(bytes)}::bytea`,
      total: range.total,
      uneven: session.uneven || (!isLast && bytes.length % STEP !== 0),
      expires_at: expiry(tenant),
    })
    .where('token', '=', token)
    .execute();
  return findUpload(tx, tenant, token);
};

export const isComplete = ({ received, total }: Session): boolean => received === total;
export const isDeferred = ({ asked }: Session): boolean => Asked.parse(asked).deferred;

/**
 * Makes the file of what came. Ranges that were no multiple of 320 KiB fail here, at the very end, as the
 * documentation warns; the session stays until it expires {docs driveitem-createuploadsession}.
 */
export const commitUpload = async (
  tx: Tx,
  tenant: Tenant,
  session: Session,
): Promise<{ place: Place; entry: Entry; isNew: boolean }> => {
  const { by, address, behaviour } = Asked.parse(session.asked);
  if (!isComplete(session)) throw invalidRequest('Ranges of the file are missing');
  if (session.uneven) throw invalidRequest('A range was not a multiple of 320 KiB');
  const { content } = await tx
    .selectFrom('uploads')
    .select('content')
    .where('token', '=', session.token)
    .executeTakeFirstOrThrow();
  const place = { tx, tenant, library: await findList(tx, session.list_id), by };
  const made = await putFile(place, { address, content, behaviour });
  await tx.deleteFrom('uploads').where('token', '=', session.token).execute();
  return { place, ...made };
};
