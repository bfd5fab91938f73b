import { addDays, type Person } from '../../../programme/index.ts';
import { oid } from '../build.ts';

/** Weeks away in 2025, made up: from which day, how many days, and who. Odd weeks overlap, deputies' too. */
const away: readonly [string, number, readonly number[]][] = [
  ['2025-02-17', 4, [102, 111, 115]],
  ['2025-04-14', 10, [101, 112, 117]],
  ['2025-07-07', 25, [101, 104, 111, 112, 113]],
  ['2025-07-21', 18, [102, 114, 115, 116, 117]],
  ['2025-09-29', 4, [113, 114]],
  ['2025-12-15', 16, [101, 111, 116]],
];

/** Deputies, two of whom stand in for each other, three in a ring. */
const deputies: Readonly<Record<number, number>> = {
  111: 112,
  112: 111,
  113: 114,
  114: 115,
  115: 113,
  104: 103,
};

/** A developer leaves in September; the lines are then nobody's, and the office must name somebody. */
const leaves = { on: '2025-09-01', who: 116 };

/** People as the list has them on a day of the year. */
export const peopleOn = (people: readonly Person[], day: string): Person[] =>
  people.map((person) => {
    const number = Number(person.oid.slice(-3));
    const deputy = deputies[number];
    const holiday = away.find(
      ([from, days, who]) => who.includes(number) && from <= day && day <= addDays(from, days),
    );
    return {
      ...person,
      ...(deputy && { deputyOid: oid(deputy) }),
      ...(holiday && { absentFrom: holiday[0], absentTo: addDays(holiday[0], holiday[1]) }),
      ...(number === leaves.who && day >= leaves.on && { left: true }),
    };
  });
