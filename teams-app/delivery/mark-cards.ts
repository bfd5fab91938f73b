import { type Transaction as KyselyTransaction, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { type Action, mondayOf, osloDay } from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import type { Kind } from './post.ts';

/** Kinds whose card follows what becomes of its lines; a clash tells what two people wrote, and stands as it is. */
const following: readonly Kind[] = [
  'reminder',
  'digest',
  'handed-over',
  'hand-over-answered',
  'help-taken',
  'reassess',
  'publish-status',
  'round',
  'round-reminder',
  'round-board',
  'ballot',
  'ballot-reminder',
  'chair-case',
  'casting-vote',
  'case-outcome',
];

/** How long a card is kept up to date after it was sent. */
const CURRENT = { hours: 14 * 24 };

/** A round lasts for weeks, longer with an extension, and may be opened again; so may a vote. */
const CURRENT_IN_ROUND = { hours: 120 * 24 };
const ofRounds: readonly Kind[] = [
  'round',
  'round-board',
  'ballot',
  'ballot-reminder',
  'chair-case',
  'casting-vote',
];

/**
 * How long the card somebody pressed is left alone: the press has just been answered in it, and drawing it again
 * would take away that answer, and what the person may be writing on the next line.
 */
const AFTER_PRESS = { seconds: 15 };

type Changed = { keys: string[]; actions: readonly Action[]; now: string };

/**
 * Marks every current card that holds one of these lines, whoever has it, to be drawn again; tells whether there
 * was any. A card marked already stays marked once. One being posted is marked too: it may have been drawn before.
 */
export const markCards = async (
  trx: KyselyTransaction<Tables>,
  { keys, actions, now }: Changed,
): Promise<boolean> => {
  const pressed = actions.filter(({ via }) => via === 'card').map(({ actor }) => actor);
  const instant = Temporal.Instant.from(now);
  const later = instant.add(AFTER_PRESS).toString();
  const since = (age: { hours: number }) => new Date(instant.subtract(age).epochMilliseconds);
  const marked = await trx
    .updateTable('outbox')
    .set(({ eb }) => ({
      refresh_seq: eb('refresh_seq', '+', 1),
      refresh_tries: 0,
      refresh_at: sql<string>`case when person_oid = any(${pressed}::text[])
        then ${later}::timestamptz else ${now}::timestamptz end`,
    }))
    .where('kind', 'in', following)
    // The figures of a week gone by are worked out anew for each card, and nobody acts on them any more.
    .where(({ or, eb }) => or([eb('kind', '!=', 'digest'), eb('key', '>=', mondayOf(osloDay(instant)))]))
    .where('card_gone_at', 'is', null)
    .where(sql<boolean>`item_keys && ${keys}::text[]`)
    .where(({ or, and, eb }) =>
      or([
        eb('status', '=', 'sending'),
        and([
          eb('status', '=', 'sent'),
          eb('activity_id', 'is not', null),
          or([
            eb('done_at', '>=', since(CURRENT)),
            and([eb('kind', 'in', ofRounds), eb('done_at', '>=', since(CURRENT_IN_ROUND))]),
          ]),
        ]),
      ]),
    )
    .returning('id')
    .execute();
  return marked.length > 0;
};
