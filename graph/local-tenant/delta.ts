import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ItemRow, lastChange, nextChange, type ResyncCode, type Tx } from './database.ts';
import { pageSize } from './item-query.ts';
import { versionOf } from './item-versions.ts';
import type { ListRow } from './lists.ts';
import { anew, type Query, sealed, unsealed } from './query.ts';
import { Refused } from './refused.ts';
import type { Tenant } from './tenant.ts';

/** How long SharePoint's change log reaches back (from memory). */
const LOG_DAYS = 60;

const Token = z.object({
  /** The last change the client has been told of. */
  seen: z.number().int(),
  /** Deletions from before the first page are nothing to a client that starts from nothing. */
  began: z.number().int(),
  at: z.string(),
  expand: z.array(z.string()),
  fieldSelect: z.array(z.string()).optional(),
  select: z.array(z.string()).optional(),
  top: z.number().optional(),
});
type Token = z.infer<typeof Token>;

type Change = { change: number } & ({ kind: 'there'; row: ItemRow } | { kind: 'deleted'; id: number });

export type DeltaPage = {
  changes: Change[];
  /** The query the round began with; its token carries it on. */
  query: Pick<Token, 'expand' | 'fieldSelect' | 'select'>;
  token: string;
  more: boolean;
};

/** What has changed in a list since the token, or everything without one {G-itemdelta}. */
export const deltaPage = async (
  tx: Tx,
  tenant: Tenant,
  list: ListRow,
  query: Query,
  address: string,
): Promise<DeltaPage> => {
  const now = tenant.clock.now();
  const end = await lastChange(tx);
  const token = tokenOf(query, end, now.toString());
  if (query.token === 'latest') return { changes: [], query: token, token: sealed(token), more: false };
  expectFresh(token, list, now, address);
  const size = pageSize(token.top);
  if (tenant.tricks.take('empty'))
    return { changes: [], query: token, token: anew(sealed(token)), more: true };
  const changes = await changesAfter(tx, list, token, size + 1);
  const page = changes.slice(0, size);
  const more = changes.length > size;
  const seen = more ? (page.at(-1)?.change ?? end) : end;
  const twice = tenant.tricks.take('repeat') ? await asBefore(tx, list, page) : [];
  return {
    changes: [...twice, ...page],
    query: token,
    token: sealed({ ...token, seen, at: now.toString() }),
    more,
  };
};

const tokenOf = (query: Query, end: number, at: string): Token => {
  const { expand, fieldSelect, select, top } = query;
  const options = { expand, fieldSelect, select, top };
  if (query.token === undefined) return { ...options, seen: -1, began: end, at };
  if (query.token === 'latest') return { ...options, seen: end, began: end, at };
  return unsealed(query.token, Token);
};

const expectFresh = (token: Token, list: ListRow, now: Temporal.Instant, address: string): void => {
  const oldest = now.subtract({ hours: 24 * LOG_DAYS });
  const old = Temporal.Instant.compare(token.at, oldest) < 0;
  // A round under way has seen all there was when it began, however far its pages have come.
  if (token.seen >= 0 && (old || Math.max(token.seen, token.began) < list.log_start))
    throw new Refused(410, list.resync, undefined, {
      headers: { Location: `${address}${freshQuery(token)}` },
    });
};

const freshQuery = ({ expand, fieldSelect }: Token): string => {
  if (!expand.includes('fields')) return '';
  return `?$expand=fields${fieldSelect ? `($select=${fieldSelect.join(',')})` : ''}`;
};

/** The same items one version earlier, as a round may give them before it gives their last state. */
const asBefore = async (tx: Tx, list: ListRow, page: readonly Change[]): Promise<Change[]> => {
  const earlier: Change[] = [];
  for (const entry of page) {
    const before =
      entry.kind === 'there' ? await versionOf(tx, list, entry.row, entry.row.version - 1) : undefined;
    earlier.push(entry.kind === 'there' && before ? { ...entry, row: { ...entry.row, ...before } } : entry);
  }
  return earlier;
};

const changesAfter = async (
  tx: Tx,
  list: ListRow,
  { seen, began }: Token,
  limit: number,
): Promise<Change[]> => {
  const there = await tx
    .selectFrom('items')
    .selectAll()
    .where('list_id', '=', list.id)
    .where('change', '>', seen)
    .orderBy('change')
    .orderBy('id')
    .limit(limit)
    .execute();
  const deleted = await tx
    .selectFrom('deletions')
    .select(['item_id', 'change'])
    .where('list_id', '=', list.id)
    .where('change', '>', Math.max(seen, began))
    .orderBy('change')
    .limit(limit)
    .execute();
  return [
    ...there.map((row) => ({ kind: 'there' as const, row, change: row.change })),
    ...deleted.map(({ item_id, change }) => ({ kind: 'deleted' as const, id: item_id, change })),
  ]
    .sort((one, other) => one.change - other.change)
    .slice(0, limit);
};

/** Forgets what has changed so far, in one list or all, so that every delta token handed out is too old. */
export const trimLog = async (tx: Tx, resync: ResyncCode, listId: string | undefined): Promise<void> => {
  const log_start = (await lastChange(tx)) + 1;
  const lists = tx.updateTable('lists').set({ log_start, resync });
  await (listId === undefined ? lists : lists.where('id', '=', listId)).execute();
  const deletions = tx.deleteFrom('deletions');
  await (listId === undefined ? deletions : deletions.where('list_id', '=', listId)).execute();
  // A change of its own, so that tokens handed out from now on are newer than the forgetting.
  await sql`select ${nextChange}`.execute(tx);
};
