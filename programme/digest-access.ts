import { actsForOffice, hasRole, readsAll } from './access.ts';
import type { IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import { isAbsent } from './stand-in.ts';
import type { UnitCode } from './units.ts';

/** The whole programme, or one unit. */
export type DigestScope = 'all' | UnitCode;

/** Among whom, and on what day, somebody reads: who is away decides whom a deputy stands in for. */
export type Among = { people: readonly Person[]; day: IsoDate };

/** Whose digest is somebody's own: of the whole programme for those who follow it and for the office, otherwise of their unit. */
export const digestScope = (person: Person): DigestScope =>
  readsAll(person) || actsForOffice(person) ? 'all' : person.unit;

/** Whom the weekly digest goes to: managers, the programme lead and the strategic chair; each once. */
export const digestReaders = (people: readonly Person[]): Person[] => {
  const readers = people.filter((person) => readsAll(person) || hasRole(person, 'manager'));
  return [...new Map([...readers].reverse().map((reader) => [reader.oid, reader])).values()].reverse();
};

/** The readers of digests who are away on a day and have somebody as their deputy. */
export const readersBehind = (person: Person, { people, day }: Among): Person[] =>
  person.left
    ? []
    : digestReaders(people).filter((reader) => reader.deputyOid === person.oid && isAbsent(reader, day));

/** Whether somebody may read the digest of the whole programme or of a unit: one's own, and that of whom one stands in for. */
export const mayReadDigest = (person: Person, scope: DigestScope, among: Among): boolean =>
  !person.left &&
  [person, ...readersBehind(person, among)].map(digestScope).some((own) => own === 'all' || own === scope);

/**
 * Who may say "I take it" of a line that needs help: a manager of its unit, those who follow the whole programme, and
 * whoever stands in for one of them.
 */
export const mayTakeUp = (person: Person, { unit }: { unit: UnitCode }, among: Among): boolean =>
  [person, ...readersBehind(person, among)].some(
    (reader) => readsAll(reader) || (hasRole(reader, 'manager') && reader.unit === unit),
  );
