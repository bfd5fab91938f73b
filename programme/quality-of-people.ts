import type { IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import { firstRows, type QualityKind, type QualityNote, timesOf } from './quality-note.ts';
import { isAbsent } from './stand-in.ts';
import type { ProgrammeState } from './state.ts';

const noteAbout = (kind: QualityKind, { oid, name }: Person, detail: string): QualityNote => ({
  kind,
  list: 'TfPeople',
  key: oid,
  title: name,
  detail,
});

/** People in two rows: two rows are one person when they share the object id or the address. */
export const peopleTwice = ({ people }: ProgrammeState): QualityNote[] => {
  const oids = timesOf(people, ({ oid }) => oid);
  const mails = timesOf(people, ({ mail }) => mail.trim().toLowerCase());
  const living = people.filter(({ left }) => !left);
  const told = new Set<string>();
  return living.flatMap((person) => {
    const mail = person.mail.trim().toLowerCase();
    const sameMail = mail === '' ? 1 : (mails.get(mail) ?? 1);
    const count = Math.max(oids.get(person.oid) ?? 1, sameMail);
    if (count === 1 || told.has(person.oid)) return [];
    told.add(person.oid);
    return [noteAbout('person-twice', person, String(count))];
  });
};

/** Whether following deputies from a person leads back to that person. */
const isInRing = (person: Person, people: Map<string, Person>): boolean => {
  const seen = new Set<string>();
  let next = person.deputyOid;
  while (next !== undefined && !seen.has(next)) {
    if (next === person.oid) return true;
    seen.add(next);
    next = people.get(next)?.deputyOid;
  }
  return false;
};

/** Deputies who cannot stand in. */
export const deputyNotes = ({ people }: ProgrammeState, day: IsoDate): QualityNote[] => {
  const known = firstRows(people);
  return [...known.values()].flatMap((person) => {
    if (person.left || person.deputyOid === undefined) return [];
    const deputy = known.get(person.deputyOid);
    if (!deputy) return [noteAbout('deputy-unknown', person, person.deputyOid)];
    if (deputy.left) return [noteAbout('deputy-left', person, deputy.name)];
    const bothAway = isAbsent(person, day) && isAbsent(deputy, day);
    return [
      ...(isInRing(person, known) ? [noteAbout('deputies-in-ring', person, deputy.name)] : []),
      ...(bothAway ? [noteAbout('deputy-away-too', person, deputy.name)] : []),
    ];
  });
};
