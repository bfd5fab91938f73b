import { livingPerson, mayAct } from './access.ts';
import { type ListName, type Values, type Verb, valuesOf } from './actions.ts';
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

/** Refuses to touch a row that somebody edited into something that cannot be read. */
export const refuseFaulty = (faults: RowFault[], lists: readonly ListName[], key: string): void => {
  const fault = faults.find((known) => known.key === key && lists.includes(known.list));
  if (!fault) return;
  const columns = fault.columns.map(({ column }) => column).join(', ');
  throw new Refusal('faulty-row', { key, columns, title: fault.title ?? key });
};

/** The one who acts, who must be among the people and not have left. */
export const actorIn = (people: readonly Person[], { oid }: Actor): Person => {
  const actor = livingPerson(people, oid);
  if (!actor) throw new Refusal('unknown-person');
  return actor;
};

const readItem = async (tx: Transaction, key: string): Promise<WorkItem> => {
  refuseFaulty(await tx.faults(), ['TfMeasures', 'TfTasks'], key);
  const item = await tx.workItemForUpdate(key);
  if (!item) throw new Refusal('not-found', { key });
  return item;
};

const refuseStranger = ({ actor, item, people }: Turn): void => {
  if (mayAct(actor, item, people)) return;
  const owner = people.find((person) => person.oid === item.ownerOid)?.name ?? '';
  throw new Refusal('not-yours', { key: item.key, title: item.title, owner });
};

/** Opens a turn on a line for anybody who is known; what they may do is for `decide` to say. */
export const meet = (
  { records, clock }: UseCaseDeps,
  actor: Actor,
  key: string,
  decide: (turn: Turn) => Promise<Outcome>,
): Promise<Outcome> =>
  records.transaction(async (tx) => {
    const people = await tx.all('TfPeople');
    const person = actorIn(people, actor);
    const item = await readItem(tx, key);
    const now = clock.now();
    const when = { today: osloDay(now), at: now.toString() };
    return decide({ tx, actor: person, via: actor.via, item, people, ...when });
  });

/** Opens a turn: the person must be known, the line must be readable, and the person must be allowed to act on it. */
export const act = (
  deps: UseCaseDeps,
  actor: Actor,
  key: string,
  decide: (turn: Turn) => Promise<Outcome>,
): Promise<Outcome> =>
  meet(deps, actor, key, async (turn) => {
    refuseStranger(turn);
    return decide(turn);
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
