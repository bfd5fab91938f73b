import type { Transaction } from 'kysely';
import type { OutboxStatus, Tables } from '../store/tables.ts';
import type { Conversation } from './conversations.ts';
import { quietUntil, type Rests, restsUntil } from './quiet.ts';
import type { Turn } from './turn.ts';

export const unsent: OutboxStatus[] = ['queued', 'failed'];

/** Messages whose time has come, oldest first, each held for this process. */
export const dueRows = (trx: Transaction<Tables>, now: number, room: number) =>
  trx
    .selectFrom('outbox')
    .select(['id', 'person_oid', 'kind', 'key', 'payload', 'attempts'])
    .where('status', 'in', unsent)
    .where('next_try_at', '<=', new Date(now))
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();

export type Due = Awaited<ReturnType<typeof dueRows>>[number];

/** Why a person whom the bot has never met is not reached. */
export const NOT_INSTALLED = 'not-installed';

export type Free = { due: Due; conversation: Conversation; at: number };
type Over = { id: number; personOid: string; status: OutboxStatus; reason: string };
type Picked = {
  free: Free[];
  over: Over[];
  /** Chats that must be left alone, by their person. */
  held: Map<string, number>;
  /** Messages that wait for a day of work, while others may come. */
  resting: { id: number; until: number }[];
  pausedUntil?: number;
};
type Known = { chats: ReadonlyMap<string, Conversation>; rests: Rests };

/** Which messages may go now, which must wait until when, and which have nowhere to go. */
export const pick = (turn: Turn, due: readonly Due[], { chats, rests }: Known): Picked => {
  const picked: Picked = { free: [], over: [], held: new Map(), resting: [] };
  for (const one of due) {
    const { id, person_oid: personOid } = one;
    const at = turn.tenantFreeAt();
    if (!turn.isNear(at)) return { ...picked, pausedUntil: at };
    if (picked.held.has(personOid)) continue;
    const [conversation, own] = [chats.get(personOid), rests.wishes.get(personOid) ?? {}];
    if (own.left) picked.over.push({ id, personOid, status: 'superseded', reason: 'left' });
    else if (conversation === undefined || conversation.blocked !== undefined) {
      const reason = conversation?.blocked ?? NOT_INSTALLED;
      picked.over.push({ id, personOid, status: 'unreachable', reason });
    } else {
      const freeAt = Math.max(quietUntil(own, turn.now), turn.freeAt(conversation, at));
      const until = restsUntil(one, rests, turn.now);
      if (until > Math.max(at, freeAt)) picked.resting.push({ id, until });
      else if (freeAt > at) picked.held.set(personOid, freeAt);
      else {
        turn.use(conversation, at);
        picked.free.push({ due: one, conversation, at });
      }
    }
  }
  return picked;
};
