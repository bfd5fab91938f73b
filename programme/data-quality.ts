import { hasRole, readsAll } from './access.ts';
import type { ListName } from './actions.ts';
import { addDays, type IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import { isAbsent } from './stand-in.ts';
import { compareKeys, openItems, type ProgrammeState } from './state.ts';
import { UnitCode } from './units.ts';
import { listOf, riskOf, type WorkItem } from './work.ts';

/** What can be read but cannot be right, or leads nowhere. Closed: every language has a sentence for each. */
export const qualityKinds = [
  'due-long-past',
  'due-far-ahead',
  'owner-unknown',
  'owner-left',
  'risk-unknown',
  'key-twice',
  'person-twice',
  'deputy-unknown',
  'deputy-left',
  'deputies-in-ring',
  'deputy-away-too',
  'unit-unmanaged',
  'no-programme-lead',
] as const;
export type QualityKind = (typeof qualityKinds)[number];

/** One thing to mend in the lists; nothing of what it speaks of is left out of the figures. */
export type QualityNote = {
  kind: QualityKind;
  list: ListName;
  /** The row's key; for `unit-unmanaged` the unit's code. */
  key: string;
  /** The row's title or the person's name; for `unit-unmanaged` the unit's code. */
  title: string;
  /** What is odd about it: the date, the deputy's name, the letter of the risk, how many rows. */
  detail: string;
};

// A deadline outside these is taken for a slip of the pen; the programme itself lasts ten years.
const LONG_PAST_DAYS = 2 * 365;
const FAR_AHEAD_DAYS = 5 * 365;

const noteOn = (kind: QualityKind, item: WorkItem, detail: string): QualityNote => ({
  kind,
  list: listOf(item),
  key: item.key,
  title: item.title,
  detail,
});

const lineNotes = (state: ProgrammeState, day: IsoDate): QualityNote[] => {
  const codes = new Set(state.risks.map(({ code }) => code));
  const people = firstRows(state.people);
  const [earliest, latest] = [addDays(day, -LONG_PAST_DAYS), addDays(day, FAR_AHEAD_DAYS)];
  return openItems(state).flatMap((item) => {
    const owner = people.get(item.ownerOid);
    const risk = riskOf(item);
    return [
      ...(item.due < earliest ? [noteOn('due-long-past', item, item.due)] : []),
      ...(item.due > latest ? [noteOn('due-far-ahead', item, item.due)] : []),
      ...(owner ? [] : [noteOn('owner-unknown', item, item.ownerOid)]),
      ...(owner?.left ? [noteOn('owner-left', item, owner.name)] : []),
      ...(risk && !codes.has(risk) ? [noteOn('risk-unknown', item, risk)] : []),
    ];
  });
};

const firstRows = (people: readonly Person[]): Map<string, Person> =>
  new Map([...people].reverse().map((person) => [person.oid, person]));

const timesOf = <Row>(rows: readonly Row[], by: (row: Row) => string): Map<string, number> => {
  const times = new Map<string, number>();
  for (const row of rows) times.set(by(row), (times.get(by(row)) ?? 0) + 1);
  return times;
};

const keysTwice = ({ measures, tasks }: ProgrammeState): QualityNote[] => {
  const items: WorkItem[] = [...measures, ...tasks];
  const times = timesOf(items, ({ key }) => key);
  const first = new Map([...items].reverse().map((item) => [item.key, item]));
  return [...first.values()].flatMap((item) => {
    const count = times.get(item.key) ?? 1;
    return count > 1 ? [noteOn('key-twice', item, String(count))] : [];
  });
};

const noteAbout = (kind: QualityKind, { oid, name }: Person, detail: string): QualityNote => ({
  kind,
  list: 'TfPeople',
  key: oid,
  title: name,
  detail,
});

// Two rows are one person when they share the object id or the address.
const peopleTwice = ({ people }: ProgrammeState): QualityNote[] => {
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

const deputyNotes = ({ people }: ProgrammeState, day: IsoDate): QualityNote[] => {
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

const unitNotes = (state: ProgrammeState): QualityNote[] => {
  const units = new Set([...openItems(state), ...state.projects].map(({ unit }) => unit));
  const managed = new Set(
    state.people.filter((person) => hasRole(person, 'manager') || readsAll(person)).map(({ unit }) => unit),
  );
  return UnitCode.options
    .filter((unit) => units.has(unit) && !managed.has(unit))
    .map((unit) => ({ kind: 'unit-unmanaged', list: 'TfPeople', key: unit, title: unit, detail: '' }));
};

const leadNotes = ({ people }: ProgrammeState): QualityNote[] =>
  people.some((person) => hasRole(person, 'programme-lead'))
    ? []
    : [{ kind: 'no-programme-lead', list: 'TfPeople', key: 'programme-lead', title: '', detail: '' }];

/**
 * What in the lists can be read but cannot be right, or leads nowhere, in a fixed order. Rows that cannot be read at
 * all (a measure without a risk, two owners in one field, a manager without a unit) are faults of their own.
 */
export const dataQuality = (state: ProgrammeState, day: IsoDate): QualityNote[] =>
  [
    ...lineNotes(state, day),
    ...keysTwice(state),
    ...peopleTwice(state),
    ...deputyNotes(state, day),
    ...unitNotes(state),
    ...leadNotes(state),
  ].sort((a, b) => qualityKinds.indexOf(a.kind) - qualityKinds.indexOf(b.kind) || compareKeys(a, b));
