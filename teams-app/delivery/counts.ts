import type { Kysely } from 'kysely';
import type { OutboxStatus, Tables } from '../store/tables.ts';

/** States in which a card stands in the person's chat. */
export const withCard: OutboxStatus[] = ['sent', 'recalled'];

export type DeliveryCounts = Record<OutboxStatus, number> & {
  /** Messages sent again after a crash left it in doubt whether they had been. */
  repeated: number;
};

/** How many messages stand where, for /metrics and the doctor. */
export const deliveryCounts = async (db: Kysely<Tables>): Promise<DeliveryCounts> => {
  const rows = await db
    .selectFrom('outbox')
    .select(({ fn }) => ['status', fn.countAll().as('count')])
    .groupBy('status')
    .execute();
  const { repeated } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll().as('repeated'))
    .where('doubts', '>', 0)
    .executeTakeFirstOrThrow();
  const counts = new Map(rows.map(({ status, count }) => [status, Number(count)]));
  const of = (status: OutboxStatus) => counts.get(status) ?? 0;
  const [queued, sending, sent, failed] = [of('queued'), of('sending'), of('sent'), of('failed')];
  const [unreachable, superseded, unknown] = [of('unreachable'), of('superseded'), of('unknown')];
  const settled = { unreachable, superseded, unknown, recalled: of('recalled') };
  return { queued, sending, sent, failed, ...settled, repeated: Number(repeated) };
};

/** When the next message is due, or, with `cards`, the next card to be drawn again; nothing when none waits. */
export const nextDue = async (
  db: Kysely<Tables>,
  { cards }: { cards: boolean } = { cards: false },
): Promise<number | undefined> => {
  const { next } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('next_try_at').as('next'))
    .where('status', 'in', ['queued', 'failed'])
    .executeTakeFirstOrThrow();
  const card = cards ? await nextCardDue(db) : undefined;
  return card === undefined ? next?.getTime() : Math.min(next?.getTime() ?? card, card);
};

const nextCardDue = async (db: Kysely<Tables>): Promise<number | undefined> => {
  const { next } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.min('refresh_at').as('next'))
    .where('refresh_at', 'is not', null)
    .where('status', 'in', withCard)
    .executeTakeFirstOrThrow();
  return next?.getTime();
};
