import { actsForOffice, holderOf, livingPerson } from './access.ts';
import type { IsoDate } from './dates.ts';
import type { Person } from './people.ts';
import type { WorkItem } from './work.ts';

/** Away on a day; an end left open lasts. */
export const isAbsent = (
  { absentFrom, absentTo }: Pick<Person, 'absentFrom' | 'absentTo'>,
  day: IsoDate,
): boolean =>
  (absentFrom !== undefined || absentTo !== undefined) &&
  (absentFrom ?? day) <= day &&
  day <= (absentTo ?? day);

/**
 * Who is asked about a line on a day: its owner; when away the owner's deputy; when there is none, or the deputy is
 * away too, the programme lead, and then anybody of the office: a deputy's deputy is never asked, so deputies may stand
 * in a ring. Nobody when the owner is not among the people or has left.
 */
export const askedAbout = (
  { ownerOid }: Pick<WorkItem, 'ownerOid'>,
  people: readonly Person[],
  day: IsoDate,
): Person | undefined => {
  const owner = livingPerson(people, ownerOid);
  if (!owner) return undefined;
  const deputy = livingPerson(people, owner.deputyOid);
  const candidates = [owner, deputy, holderOf(people, 'programme-lead'), ...people.filter(actsForOffice)];
  return candidates.find((person) => person !== undefined && !isAbsent(person, day));
};
