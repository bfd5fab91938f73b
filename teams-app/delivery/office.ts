import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Clock } from '../../programme/index.ts';
import type { OutboxStatus, Tables } from '../store/tables.ts';
import type { JobQueue } from '../store/unit-of-work.ts';

type Row = Selectable<Tables['outbox']>;
type State = Pick<Row, 'status' | 'next_try_at'>;
export type OfficeDeps = { db: Kysely<Tables>; clock: Clock; jobs: Pick<JobQueue, 'send'> };

/** What came of sending again or taking back. */
export type OfficeOutcome = 'done' | 'not-found' | 'not-now';

// Whether it came through is not known, or it surely did not.
const withoutCard: OutboxStatus[] = ['failed', 'unreachable', 'unknown'];

/** Sent, taken back, or stuck; what still waits comes by itself. */
export const mayResend = ({ status, next_try_at }: State): boolean =>
  status === 'sent' || status === 'recalled' || (withoutCard.includes(status) && next_try_at === null);

/** Sent, or still waiting; one under way can be taken back a moment later. */
export const mayRecall = ({ status, next_try_at }: State): boolean =>
  status === 'sent' || status === 'queued' || (status === 'failed' && next_try_at !== null);

const locked = (trx: Transaction<Tables>, id: number): Promise<Row | undefined> =>
  trx.selectFrom('outbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/**
 * Sends a message again, drawn as things stand now. One that is in the person's chat is taken back first, and goes
 * out as a new one, so that no two cards ask about the same lines.
 */
export const resend = ({ db, clock, jobs }: OfficeDeps, id: number, by: string): Promise<OfficeOutcome> =>
  db.transaction().execute(async (trx) => {
    const row = await locked(trx, id);
    if (row === undefined) return 'not-found';
    if (!mayResend(row)) return 'not-now';
    const now = clock.now().toString();
    if (withoutCard.includes(row.status)) {
      const anew = { status: 'queued', reason: null, done_at: null, attempts: 0, next_try_at: now } as const;
      await trx.updateTable('outbox').set(anew).where('id', '=', id).execute();
    } else {
      if (row.status === 'sent') await takeBack(trx, row, { by, now });
      await copy(trx, row, now);
    }
    await trx.deleteFrom('installs').where('person_oid', '=', row.person_oid).execute();
    await jobs.send(trx);
    return 'done';
  });

/** Takes a message back: one that waits is not sent, and a card in the person's chat says that it was withdrawn. */
export const recall = ({ db, clock, jobs }: OfficeDeps, id: number, by: string): Promise<OfficeOutcome> =>
  db.transaction().execute(async (trx) => {
    const row = await locked(trx, id);
    if (row === undefined) return 'not-found';
    if (!mayRecall(row)) return 'not-now';
    await takeBack(trx, row, { by, now: clock.now().toString() });
    await jobs.send(trx);
    return 'done';
  });

const takeBack = async (
  trx: Transaction<Tables>,
  { id, activity_id, card_gone_at }: Row,
  { by, now }: { by: string; now: string },
): Promise<void> => {
  const hasCard = activity_id !== null && card_gone_at === null;
  await trx
    .updateTable('outbox')
    .set(({ eb }) => ({
      ...{ status: 'recalled', next_try_at: null, recalled_at: now, recalled_by: by },
      ...{ refresh_at: hasCard ? now : null, refresh_tries: 0, refresh_seq: eb('refresh_seq', '+', 1) },
    }))
    .where('id', '=', id)
    .execute();
};

/** The same message once more, under a key of its own. */
const copy = async (trx: Transaction<Tables>, row: Row, now: string): Promise<void> => {
  const { person_oid, kind, payload, item_keys } = row;
  const [key = row.key] = row.key.split(AGAIN);
  const before = await trx
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('person_oid', '=', person_oid)
    .where('kind', '=', kind)
    .where(({ or, eb }) => or([eb('key', '=', key), eb('key', 'like', `${key}${AGAIN}%`)]))
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('outbox')
    .values({
      ...{ person_oid, kind, key: `${key}${AGAIN}${before.count}`, payload: JSON.stringify(payload) },
      ...{ item_keys, next_try_at: now, queued_at: now },
    })
    .execute();
};

const AGAIN = '#';
