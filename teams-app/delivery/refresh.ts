import { type Kysely, sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Clock, Log } from '../../programme/index.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { Tables } from '../store/tables.ts';
import type { PaceLimits } from './pacing.ts';
import type { Outcome } from './post.ts';
import type { Redraw, Redrawn, SentCard } from './sent-card.ts';
import { backoff, TRIES } from './settle.ts';
import { endSend, openTurn } from './turn.ts';

export type RefreshDeps = {
  db: Kysely<Tables>;
  clock: Clock;
  log: Log;
  limits: PaceLimits;
  random: () => number;
  redraw: Redraw;
  /** Waits until a moment in epoch milliseconds. */
  waitUntil: (at: number) => Promise<void>;
};

/**
 * Draws one card again and puts it where the old one stands, at the same pace as messages. A card that would look
 * the same is left alone. Putting a card twice does no harm, so what is in doubt is simply tried again.
 */
export const refresh = async (deps: RefreshDeps, card: SentCard): Promise<void> => {
  try {
    const drawn = await deps.redraw(card);
    if (drawn === undefined || drawn.shown === card.shown) return await settled(deps, card, {});
    const freeAt = await send(deps, card, drawn);
    if (freeAt !== undefined) await again(deps, card, { at: freeAt, tries: card.tries });
  } catch (error) {
    const reason = reasonOf(error);
    deps.log.error({ reason, id: card.id, kind: card.kind }, 'card could not be drawn again');
    await later(deps, card);
  }
};

/** Puts the card when its turn comes, if that is soon; otherwise tells when it may be sent. */
const send = async (deps: RefreshDeps, card: SentCard, drawn: Redrawn): Promise<number | undefined> => {
  const turn = await deps.db.transaction().execute(async (trx) => {
    const { tenantFreeAt, isNear, look, freeAt, use, note } = await openTurn(trx, deps);
    await look([card.conversation]);
    const at = tenantFreeAt();
    const free = freeAt(card.conversation, at);
    if (free > at || !isNear(at)) return { at: free };
    use(card.conversation, at);
    const [sendId] = await note();
    return { sendId, at };
  });
  if (turn.sendId === undefined) return turn.at;
  await deps.waitUntil(turn.at);
  const outcome = await drawn.put();
  await endSend(deps, turn.sendId);
  await settleCard(deps, card, drawn, outcome);
  return undefined;
};

const settleCard = async (
  deps: RefreshDeps,
  card: SentCard,
  { shown }: Redrawn,
  result: Outcome,
): Promise<void> => {
  const { db, clock, log } = deps;
  if (result.outcome === 'sent') return settled(deps, card, { shown });
  const code = 'code' in result ? result.code : undefined;
  log.warn({ reason: result.outcome, code, id: card.id, kind: card.kind }, 'card not put in place');
  if (result.outcome === 'throttled' && result.retryAfterSeconds !== undefined) {
    const until = clock.now().add({ milliseconds: Math.ceil(result.retryAfterSeconds * 1000) });
    const chat = db.updateTable('conversations').set({ hold_until: until.toString() });
    await chat.where('conversation_id', '=', card.conversation.id).execute();
    return again(deps, card, { at: until.epochMilliseconds, tries: card.tries });
  }
  if (result.outcome === 'unreachable') {
    if (result.code !== CARD_GONE) await block(deps, card, result.code);
    return settled(deps, card, { card_gone_at: clock.now().toString() });
  }
  if (result.outcome === 'rejected') return settled(deps, card, {});
  return later(deps, card);
};

/** The person deleted the card, or it is older than Teams keeps them (facts §5.2); the chat itself is open. */
const CARD_GONE = 'ActivityNotFoundInConversation';

const block = async ({ db }: RefreshDeps, { conversation }: SentCard, reason: string): Promise<void> => {
  const query = db.updateTable('conversations').set({ blocked_reason: reason });
  await query.where('conversation_id', '=', conversation.id).execute();
};

/** Done, unless something changed meanwhile: then it is drawn once more. */
const settled = async (
  { db }: RefreshDeps,
  { id, seq }: SentCard,
  found: { shown?: string; card_gone_at?: string },
): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({
      ...found,
      refresh_lease: null,
      refresh_tries: 0,
      refresh_at: sql`case when refresh_seq = ${seq} then null else refresh_at end`,
    })
    .where('id', '=', id)
    .execute();
};

const again = async (
  { db }: RefreshDeps,
  { id }: SentCard,
  { at, tries }: { at: number; tries: number },
): Promise<void> => {
  const until = Temporal.Instant.fromEpochMilliseconds(at).toString();
  await db
    .updateTable('outbox')
    .set({ refresh_lease: null, refresh_tries: tries, refresh_at: until })
    .where('id', '=', id)
    .execute();
};

const later = async (deps: RefreshDeps, card: SentCard): Promise<void> => {
  const tries = card.tries + 1;
  if (tries < TRIES) {
    const at = deps.clock.now().epochMilliseconds + backoff(deps, { attempts: tries });
    return again(deps, card, { at, tries });
  }
  deps.log.error({ reason: 'card-given-up', id: card.id, kind: card.kind }, 'the old card stands');
  return settled(deps, card, {});
};
