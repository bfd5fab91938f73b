import { mayAct } from './access.ts';
import { type Values, type Verb, valuesOf } from './actions.ts';
import { sameValue } from './canonical-json.ts';
import { type Clock, type IsoDate, osloDay } from './dates.ts';
import type { Person } from './people.ts';
import type { Actor, Records, RowFault, Transaction } from './ports.ts';
import { Refusal } from './refusal.ts';
import { listOf, type WorkItem } from './work.ts';

/** What every use case is handed. */
export type UseCaseDeps = { records: Records; clock: Clock };

/** The row as it stands afterwards; `next` is the occurrence that finishing opened. */
export type Outcome = { item: WorkItem; next?: WorkItem };

/** One person acting on one line, inside one transaction. */
export type Turn = {
  tx: Transaction;
  actor: Person;
  via: Actor['via'];
  item: WorkItem;
  people: Person[];
  today: IsoDate;
  at: string;
};

/** Only the fields that differ between two states of a row. */
export const changedFields = (before: object, after: object): { before: Values; after: Values } => {
  const [old, now] = [valuesOf(before), valuesOf(after)];
  const differing = (own: Values, other: Values) =>
    Object.fromEntries(Object.entries(own).filter(([field, value]) => !sameValue(value, other[field])));
  return { before: differing(old, now), after: differing(now, old) };
};

const faultOf = (faults: RowFault[], key: string): RowFault | undefined =>
  faults.find((fault) => fault.key === key && (fault.list === 'TfMeasures' || fault.list === 'TfTasks'));

const readItem = async (tx: Transaction, key: string): Promise<WorkItem> => {
  const fault = faultOf(await tx.faults(), key);
  if (fault) {
    const columns = fault.columns.map(({ column }) => column).join(', ');
    throw new Refusal('faulty-row', { key, columns, title: fault.title ?? key });
  }
  const item = await tx.workItemForUpdate(key);
  if (!item) throw new Refusal('not-found', { key });
  return item;
};

/** Opens a turn: the person must be known, the line must be readable, and the person must be allowed to act on it. */
export const act = (
  { records, clock }: UseCaseDeps,
  { oid, via }: Actor,
  key: string,
  decide: (turn: Turn) => Promise<Outcome>,
): Promise<Outcome> =>
  records.transaction(async (tx) => {
    const people = await tx.all('TfPeople');
    const actor = people.find((person) => person.oid === oid);
    if (!actor) throw new Refusal('unknown-person');
    const item = await readItem(tx, key);
    if (!mayAct(actor, item, people)) {
      const owner = people.find((person) => person.oid === item.ownerOid)?.name ?? '';
      throw new Refusal('not-yours', { key, title: item.title, owner });
    }
    const now = clock.now();
    return decide({ tx, actor, via, item, people, today: osloDay(now), at: now.toString() });
  });

/** Refuses to change a line that is done or called off. */
export const refuseClosed = ({ key, title, status, doneOn }: WorkItem): void => {
  if (status === 'done') throw new Refusal('already-done', { key, title, doneOn: doneOn ?? '' });
  if (status === 'cancelled') throw new Refusal('cancelled', { key, title });
};

/** Keeps the line's new state and logs what changed. */
export const keep = async (turn: Turn, verb: Verb, after: WorkItem, reason?: string): Promise<WorkItem> => {
  const { tx, actor, via, item, at } = turn;
  await (after.kind === 'measure' ? tx.save('TfMeasures', after) : tx.save('TfTasks', after));
  await tx.log({
    at,
    actor: actor.oid,
    via,
    verb,
    list: listOf(after),
    key: after.key,
    ...changedFields(item, after),
    ...(reason === undefined ? {} : { reason }),
  });
  return after;
};
