import { addDays, mondayOf } from '../../programme/index.ts';
import { simulateYear, type Year } from '../programme/year/simulate.ts';

const SEED = 2025;

/** The Mondays from that of a year's first day to that of its last. */
const weeks = Array.from({ length: 53 }, (_, week) => addDays('2024-12-30', 7 * week));

const cell = (count: number): string => (count === 0 ? '·' : String(count));

/** One row for each person who got cards: how many in each week of the year. */
const table = ({ people, cards }: Year): string[] =>
  people.flatMap(({ oid, name }) => {
    const own = cards.filter(({ personOid }) => personOid === oid);
    if (own.length === 0) return [];
    const counts = weeks.map((monday) => own.filter(({ day }) => mondayOf(day) === monday).length);
    const [all, most] = [String(own.length), String(Math.max(...counts))];
    return [`  ${name.padEnd(34)} ${all.padStart(4)} ${most.padStart(4)}  ${counts.map(cell).join('')}`];
  });

const summary = ({ cards, digests, answers, wrong, forgotten, doubled, end }: Year): [string, number][] => [
  ['cards', cards.length],
  ['lines on them', cards.reduce((sum, { lines }) => sum + lines, 0)],
  ['most lines on a card', Math.max(...cards.map(({ lines }) => lines))],
  ['digests', digests],
  ['answers', answers],
  ['cards too many: two a day, on a day off, or to somebody away', wrong.length],
  ['cards added when a day was run again', doubled],
  ['overdue lines forgotten on a day', forgotten.length],
  ['lines done at the end of the year', end.done],
  ['lines open', end.open],
  ['… of which overdue', end.overdue],
  ['… of which need help', end.needsHelp],
  ['… of which a manager has taken up', end.takenUp],
  ['… of which have nobody responsible', end.homeless],
];

/** The year 2025 day by day on the programme's own data, with nobody answering and with people answering some of it. */
export const run = async (print: (line: string) => void): Promise<void> => {
  for (const [how, options] of [
    ['nobody answers anything', {}],
    [`people answer some of it (seed ${SEED})`, { seed: SEED }],
  ] as const) {
    const start = performance.now();
    const year = await simulateYear(options);
    const seconds = (performance.now() - start) / 1000;
    print(`  2025 day by day, ${how}: ${seconds.toFixed(1)} s (must be under 30)`);
    print(`  ${'cards by person'.padEnd(34)} year week  weeks 1 to 53`);
    for (const row of table(year)) print(row);
    for (const [name, figure] of summary(year)) print(`  ${name.padEnd(62)} ${String(figure).padStart(5)}`);
    print('');
  }
};
