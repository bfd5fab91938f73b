import { addDays, daysBetween, type ProgrammeState, type ReminderPlan } from '../../../programme/index.ts';

/** Closed in 2025 beside weekends, from the Act relating to public holidays: not asked of the calendar under test. */
const holidays = [
  '2025-01-01',
  '2025-04-17',
  '2025-04-18',
  '2025-04-21',
  '2025-05-01',
  '2025-05-29',
  '2025-06-09',
  '2025-12-25',
  '2025-12-26',
];
const monday2024 = '2024-12-30';

/** Whether nobody works on a day of 2025. */
export const isDayOff = (day: string): boolean =>
  holidays.includes(day) || daysBetween(monday2024, day) % 7 > 4;

/** The days a line was last on a card and last touched. */
export type Seen = { card: Map<string, string>; touched: Map<string, string> };

const workingDaysFrom = (from: string, to: string): number => {
  let count = 0;
  for (let day = from; day < to; day = addDays(day, 1)) if (!isDayOff(addDays(day, 1))) count += 1;
  return count;
};

/**
 * What the plan of a day forgot: overdue lines that are neither on a card within a week and the days off that put it
 * off, nor put off by somebody, nor in "needs help", nor told to the office for want of an owner.
 */
export const forgottenOn = (state: ProgrammeState, day: string, plan: ReminderPlan, seen: Seen): string[] => {
  const people = new Map(state.people.map((person) => [person.oid, person]));
  const helped = new Set(plan.needsHelp.map(({ item }) => item.key));
  return [...state.measures, ...state.tasks]
    .filter(({ status, due }) => (status === 'not-started' || status === 'in-progress') && due < day)
    .filter(({ key }) => !helped.has(key))
    .filter(({ snoozedUntil }) => !(snoozedUntil && snoozedUntil > day))
    .filter(({ ownerOid }) => people.has(ownerOid) && !people.get(ownerOid)?.left)
    .filter(({ key }) => {
      const last = [seen.card.get(key) ?? '', seen.touched.get(key) ?? ''].sort().at(-1);
      return !last || (last !== day && workingDaysFrom(last, day) > 5);
    })
    .map(({ key }) => key);
};

/** What is wrong with the cards of a day: twice to one person, on a day off, to somebody away or gone. */
export const wrongCards = (people: ProgrammeState['people'], day: string, receivers: string[]): string[] => {
  const twice = receivers.filter((person, at) => receivers.indexOf(person) !== at);
  const off = isDayOff(day) ? receivers : [];
  const away = receivers.filter((oid) => {
    const person = people.find((known) => known.oid === oid);
    if (!person || person.left) return true;
    const { absentFrom, absentTo } = person;
    return absentFrom !== undefined && absentTo !== undefined && absentFrom <= day && day <= absentTo;
  });
  return [
    ...twice.map((oid) => `${day} twice ${oid}`),
    ...off.map((oid) => `${day} day off ${oid}`),
    ...away.map((oid) => `${day} away ${oid}`),
  ];
};
