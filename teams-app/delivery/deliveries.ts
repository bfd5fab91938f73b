import type { Kysely, Selectable } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import {
  type Deliveries,
  type DeliveryRow,
  type IsoDate,
  mayRecall,
  mayResend,
  OSLO,
  type Person,
  type Unreached,
} from '../../programme/index.ts';
import type { Tables } from '../store/tables.ts';
import { NOT_INSTALLED } from './pick.ts';
import { Kind } from './post.ts';
import { remedyFor, remedyForChat } from './remedy.ts';

type Row = Selectable<Tables['outbox']>;
type Known = { people: ReadonlyMap<string, Person>; installs: ReadonlyMap<string, string> };

/** More than one day's messages can be, and few enough to show. */
const MOST = 5_000;

/** What was queued on a day in Oslo, newest first, and who cannot be reached at all with the remedy for each. */
export const deliveriesOn = async (
  db: Kysely<Tables>,
  day: IsoDate,
  people: readonly Person[],
): Promise<Deliveries> => {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(OSLO);
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('queued_at', '>=', new Date(midnight.epochMilliseconds))
    .where('queued_at', '<', new Date(midnight.add({ days: 1 }).epochMilliseconds))
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const installs = await db.selectFrom('installs').select(['person_oid', 'outcome']).execute();
  const known = {
    people: new Map(people.map((person) => [person.oid, person])),
    installs: new Map(installs.map(({ person_oid, outcome }) => [person_oid, outcome])),
  };
  const counts: Deliveries['counts'] = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return { day, counts, rows: rows.map((row) => viewOf(row, known)), unreached: await unreached(db, known) };
};

const nameOf = ({ people }: Known, oid: string): { name: string; unit?: Person['unit'] } => {
  const person = people.get(oid);
  return person ? { name: person.name, unit: person.unit } : { name: '' };
};

/** The lines it speaks of; what a round's card is held by is none. */
const linesIn = ({ kind, item_keys }: Row): string[] => (kind.startsWith('round') ? [] : item_keys);

const viewOf = (row: Row, known: Known): DeliveryRow => {
  const kind = Kind.parse(row.kind);
  const { name, unit } = nameOf(known, row.person_oid);
  const reason = row.reason ?? undefined;
  const standing = { status: row.status, waits: row.next_try_at !== null };
  const remedy = remedyFor({ ...standing, kind, reason }, known.installs.get(row.person_oid));
  return {
    ...{ id: row.id, personOid: row.person_oid, person: name, kind, key: row.key, lines: linesIn(row) },
    ...{ status: row.status, queuedAt: row.queued_at.toISOString() },
    ...(unit && { unit }),
    ...(reason && { reason }),
    ...(remedy && { remedy }),
    ...(row.done_at && { doneAt: row.done_at.toISOString() }),
    ...(row.next_try_at && { nextTryAt: row.next_try_at.toISOString() }),
    ...(row.recalled_at && { recalledAt: row.recalled_at.toISOString() }),
    ...(row.recalled_by && { recalledBy: nameOf(known, row.recalled_by).name }),
    cardGone: row.card_gone_at !== null,
    repeated: row.doubts > 0,
    mayResend: mayResend(standing),
    mayRecall: mayRecall(standing),
  };
};

/** People whose chat is closed, and those who have been written to in vain because there is none. */
const unreached = async (db: Kysely<Tables>, known: Known): Promise<Unreached[]> => {
  const chats = await db
    .selectFrom('conversations')
    .select(['person_oid', 'blocked_reason'])
    .where('kind', '=', 'personal')
    .orderBy('saved_at')
    .execute();
  const reasons = new Map(chats.map(({ person_oid, blocked_reason }) => [person_oid, blocked_reason]));
  const inVain = await db
    .selectFrom('outbox')
    .select('person_oid')
    .distinct()
    .where('status', '=', 'unreachable')
    .where('reason', '=', NOT_INSTALLED)
    .execute();
  for (const { person_oid } of inVain) if (!reasons.has(person_oid)) reasons.set(person_oid, NOT_INSTALLED);
  return [...reasons].flatMap(([oid, reason]) => {
    if (oid === null || reason === null || known.people.get(oid)?.left) return [];
    return { oid, ...nameOf(known, oid), reason, remedy: remedyForChat(reason, known.installs.get(oid)) };
  });
};
