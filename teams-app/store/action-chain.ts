import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import {
  Action,
  type ChainedAction,
  type ChainFault,
  chainHash,
  type IsoDate,
  type ListName,
  notAnAnswer,
  osloDay,
  verifyChain,
} from '../../programme/index.ts';
import type { Tables } from './tables.ts';

/**
 * Appends to the log and its chain, and, where told, tells that the mirror has changed. Whoever appends holds the
 * chain's head until the transaction ends, and everybody waits for it: so the last rows, the head and the version go
 * to the database at once.
 */
export const appendActions = async (
  trx: Transaction<Tables>,
  actions: Action[],
  { changed }: { changed: boolean },
): Promise<void> => {
  let { seq, hash } = await trx
    .selectFrom('log_head')
    .select(['seq', 'hash'])
    .forUpdate()
    .executeTakeFirstOrThrow();
  const rows = actions.map((action) => {
    const previous = hash;
    const kept = Action.parse(action);
    hash = chainHash(previous, kept);
    seq += 1;
    return rowOf(kept, seq, previous, hash);
  });
  const last = rows.length - (rows.length % BATCH || BATCH);
  for (let first = 0; first < last; first += BATCH) {
    await trx
      .insertInto('actions')
      .values(rows.slice(first, first + BATCH))
      .execute();
  }
  await trx
    .with('appended', (db) => db.insertInto('actions').values(rows.slice(last)))
    .with('bumped', (db) =>
      db
        .updateTable('mirror_version')
        .set(({ eb }) => ({ version: eb('version', '+', 1) }))
        .where(sql<boolean>`${changed}`),
    )
    .updateTable('log_head')
    .set({ seq, hash })
    .execute();
};

// Well below PostgreSQL's 65 535 parameters to a statement.
const BATCH = 500;
const PAGE = 1000;

const rowOf = (action: Action, seq: number, previousHash: string, hash: string) => ({
  seq,
  at: action.at,
  at_time: action.at,
  actor: action.actor,
  via: action.via,
  verb: action.verb,
  list: action.list,
  key: action.key,
  before: JSON.stringify(action.before),
  after: JSON.stringify(action.after),
  reason: action.reason ?? null,
  previous_hash: previousHash,
  hash,
});

const columns = ['at', 'actor', 'via', 'verb', 'list', 'key', 'before', 'after', 'reason'] as const;
type ActionRow = Pick<Selectable<Tables['actions']>, (typeof columns)[number]>;

const withoutNull = ({ reason, ...row }: ActionRow) => (reason === null ? row : { ...row, reason });

/** The entries from an instant on, oldest first. */
export const actionsSince = async (db: Kysely<Tables>, instant: string): Promise<Action[]> => {
  const rows = await db
    .selectFrom('actions')
    .select(columns)
    .where('at_time', '>=', sql<Date>`${instant}::timestamptz`)
    .orderBy('seq')
    .execute();
  return rows.map((row) => Action.parse(withoutNull(row)));
};

/** The last day in Oslo anybody acted on each measure or task; what is no answer does not count. */
export const lastActed = async (db: Kysely<Tables>): Promise<Map<string, IsoDate>> => {
  const rows = await db
    .selectFrom('actions')
    .select(({ fn }) => ['key', fn.max('at_time').as('last')])
    .where('list', 'in', ['TfMeasures', 'TfTasks'])
    .where('verb', 'not in', notAnAnswer)
    .groupBy('key')
    .execute();
  return new Map(
    rows.map(({ key, last }) => [key, osloDay(Temporal.Instant.fromEpochMilliseconds(last.getTime()))]),
  );
};

/**
 * Who acted last on a row in Taktfast, or gave a field of it the value it has, and the entry that says so; edits made
 * in SharePoint aside.
 */
export const lastActor = (db: Kysely<Tables>, list: ListName, key: string, field?: string) =>
  db
    .selectFrom('actions')
    .select(['seq', 'actor', 'verb'])
    .where('list', '=', list)
    .where('key', '=', key)
    .where('verb', '!=', 'edit-in-sharepoint')
    .$if(field !== undefined, (query) =>
      query.where(sql<boolean>`(jsonb_exists(before, ${field}) or jsonb_exists(after, ${field}))`),
    )
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();

export type LogCheck = { entries: number; faults: ChainFault[] };

/** Checks every entry of the log against its chain, its head and its index. */
export const verifyLog = (db: Kysely<Tables>): Promise<LogCheck> =>
  // One snapshot, so that an entry appended meanwhile is not taken for one too many.
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { hash: head } = await trx.selectFrom('log_head').select('hash').executeTakeFirstOrThrow();
      const entries: ChainedAction[] = [];
      const spoilt: ChainFault[] = [];
      for await (const { seq, previous_hash: previousHash, hash, in_place, ...row } of rowsOf(trx)) {
        const action = Action.safeParse(withoutNull(row));
        if (!action.success || !in_place) spoilt.push({ seq, reason: 'changed' });
        if (action.success) entries.push({ seq, action: action.data, previousHash, hash });
      }
      const faults = [...spoilt, ...verifyChain(entries, head)];
      return { entries: entries.length, faults };
    });

async function* rowsOf(trx: Transaction<Tables>) {
  for (let after = -(2 ** 31); ; ) {
    const page = await trx
      .selectFrom('actions')
      .select([...columns, 'seq', 'previous_hash', 'hash'])
      .select(sql<boolean>`at::timestamptz = at_time`.as('in_place'))
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.seq;
  }
}
