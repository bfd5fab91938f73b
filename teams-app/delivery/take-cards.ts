import type { Kysely, Transaction } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { conversationWith } from './conversations.ts';
import { withCard } from './counts.ts';
import { Kind, Payload } from './post.ts';
import type { SentCard } from './sent-card.ts';

type TakeCardsDeps = { db: Kysely<Tables>; clock: Clock };

/** A process that died while drawing a card leaves it to the others after this long. */
const LEASE = { seconds: 60 };

/** Takes up to `room` cards that are to be drawn again; nobody else draws them meanwhile. */
export const takeCards = async ({ db, clock }: TakeCardsDeps, room: number): Promise<SentCard[]> => {
  const now = clock.now();
  if (room < 1 || !(await anyCard(db, now))) return [];
  return db.transaction().execute(async (trx) => {
    const due = await dueCards(trx, now, room);
    const cards: SentCard[] = [];
    for (const row of due) {
      const card = await cardOf(trx, row);
      await trx
        .updateTable('outbox')
        .set(
          card
            ? { refresh_lease: now.add(LEASE).toString() }
            : { refresh_at: null, card_gone_at: now.toString() },
        )
        .where('id', '=', row.id)
        .execute();
      if (card) cards.push(card);
    }
    return cards;
  });
};

const waiting = (db: Kysely<Tables>, now: Temporal.Instant) =>
  db
    .selectFrom('outbox')
    .where('refresh_at', '<=', new Date(now.epochMilliseconds))
    .where('status', 'in', withCard)
    .where(({ or, eb }) =>
      or([eb('refresh_lease', 'is', null), eb('refresh_lease', '<', new Date(now.epochMilliseconds))]),
    );

// Asked without a lock, so that idle processes do not hold each other up.
const anyCard = async (db: Kysely<Tables>, now: Temporal.Instant): Promise<boolean> =>
  (await waiting(db, now).select('id').limit(1).execute()).length > 0;

const dueCards = (trx: Transaction<Tables>, now: Temporal.Instant, room: number) =>
  waiting(trx, now)
    .select(['id', 'person_oid', 'kind', 'key', 'payload', 'status', 'activity_id', 'conversation_id'])
    .select(['shown', 'refresh_seq', 'refresh_tries'])
    .orderBy('refresh_at')
    .orderBy('id')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();

type Due = Awaited<ReturnType<typeof dueCards>>[number];

/** Nothing when there is no card to put anything in: the chat is gone, or closed to us. */
const cardOf = async (trx: Transaction<Tables>, row: Due): Promise<SentCard | undefined> => {
  const { activity_id: activityId, conversation_id: conversationId } = row;
  if (activityId === null || conversationId === null) return undefined;
  const conversation = await conversationWith(trx, conversationId);
  if (conversation === undefined || conversation.blocked !== undefined) return undefined;
  return {
    id: row.id,
    personOid: row.person_oid,
    kind: Kind.parse(row.kind),
    key: row.key,
    payload: Payload.parse(row.payload),
    activityId,
    conversation,
    recalled: row.status === 'recalled',
    shown: row.shown ?? undefined,
    seq: row.refresh_seq,
    tries: row.refresh_tries,
  };
};
