import { Temporal } from 'temporal-polyfill';
import { type Cell, CellError, numberOf, textOf, truthOf } from './cell.ts';

type Call = (args: readonly Cell[]) => Cell;

const at = (args: readonly Cell[], index: number): Cell => {
  const cell = args[index];
  if (cell === undefined) throw new CellError('#VALUE!');
  return cell;
};
const number = (args: readonly Cell[], index = 0) => numberOf(at(args, index));
const text = (args: readonly Cell[], index = 0) => textOf(at(args, index));
/** How many of something; one unless said. */
const count = (args: readonly Cell[], index: number) => {
  const many = index < args.length ? number(args, index) : 1;
  if (many < 0) throw new CellError('#VALUE!');
  return Math.floor(many);
};
const numbers = (args: readonly Cell[]) => args.filter((cell) => cell !== null).map(numberOf);
const dayOf = (args: readonly Cell[]): Temporal.PlainDate =>
  Temporal.PlainDate.from('1970-01-01').add({ days: Math.floor(number(args)) });

const rounded = (args: readonly Cell[]): number => {
  const scale = 10 ** (args.length > 1 ? number(args, 1) : 0);
  const scaled = Math.abs(number(args)) * scale;
  // Half is rounded away from 0, and 1.005 is taken for what people read it as.
  return (Math.sign(number(args)) * Math.round(Number(scaled.toPrecision(15)))) / scale;
};

const mean = (args: readonly Cell[]): number => {
  const all = numbers(args);
  if (all.length === 0) throw new CellError('#DIV/0!');
  return all.reduce((sum, one) => sum + one, 0) / all.length;
};

/** The functions the tenant knows; the condition of `IF` is decided where it is called. */
export const functions: Readonly<Record<string, Call>> = {
  AND: (args) => args.every(truthOf),
  OR: (args) => args.some(truthOf),
  NOT: (args) => !truthOf(at(args, 0)),
  ISBLANK: (args) => at(args, 0) === null,
  CONCATENATE: (args) => args.map(textOf).join(''),
  LEFT: (args) => text(args).slice(0, count(args, 1)),
  RIGHT: (args) => {
    const many = count(args, 1);
    return many === 0 ? '' : text(args).slice(-many);
  },
  MID: (args) => text(args).slice(number(args, 1) - 1, number(args, 1) - 1 + count(args, 2)),
  LEN: (args) => text(args).length,
  UPPER: (args) => text(args).toUpperCase(),
  LOWER: (args) => text(args).toLowerCase(),
  TRIM: (args) => text(args).trim().replace(/ +/g, ' '),
  ROUND: rounded,
  INT: (args) => Math.floor(number(args)),
  ABS: (args) => Math.abs(number(args)),
  MIN: (args) => Math.min(...numbers(args)),
  MAX: (args) => Math.max(...numbers(args)),
  SUM: (args) => numbers(args).reduce((sum, one) => sum + one, 0),
  AVERAGE: mean,
  YEAR: (args) => dayOf(args).year,
  MONTH: (args) => dayOf(args).month,
  DAY: (args) => dayOf(args).day,
};
