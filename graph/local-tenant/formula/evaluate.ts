import { type Cell, CellError, isDate, numberOf, textOf, truthOf } from './cell.ts';
import { functions } from './functions.ts';
import type { Formula, Sign } from './parse.ts';

/** Works a formula out; throws `CellError` for what stands in the cell where it cannot be. */
export const evaluate = (formula: Formula, cellOf: (column: string) => Cell): Cell => {
  switch (formula.kind) {
    case 'value':
      return formula.value;
    case 'column':
      return cellOf(formula.name);
    case 'operation':
      return operate(formula.sign, evaluate(formula.left, cellOf), evaluate(formula.right, cellOf));
    case 'call':
      return formula.name === 'IF' ? choose(formula.args, cellOf) : call(formula, cellOf);
  }
};

const choose = ([condition, yes, no]: readonly Formula[], cellOf: (column: string) => Cell): Cell => {
  if (!condition || !yes) throw new CellError('#VALUE!');
  if (truthOf(evaluate(condition, cellOf))) return evaluate(yes, cellOf);
  return no ? evaluate(no, cellOf) : false;
};

const call = (formula: Formula & { kind: 'call' }, cellOf: (column: string) => Cell): Cell => {
  const known = functions[formula.name];
  if (!known) throw new CellError('#VALUE!');
  return known(formula.args.map((arg) => evaluate(arg, cellOf)));
};

const operate = (sign: Sign, left: Cell, right: Cell): Cell => {
  switch (sign) {
    case '&':
      return textOf(left) + textOf(right);
    case '+':
    case '-':
      return sum(sign, left, right);
    case '*':
      return numberOf(left) * numberOf(right);
    case '/':
      if (numberOf(right) === 0) throw new CellError('#DIV/0!');
      return numberOf(left) / numberOf(right);
    case '^':
      return finite(numberOf(left) ** numberOf(right));
    default:
      return compare(sign, left, right);
  }
};

const finite = (number: number): number => {
  if (!Number.isFinite(number)) throw new CellError('#NUM!');
  return number;
};

/** Days added to a date give a date; the days between two are a number. */
const sum = (sign: '+' | '-', left: Cell, right: Cell): Cell => {
  const total = sign === '+' ? numberOf(left) + numberOf(right) : numberOf(left) - numberOf(right);
  return isDate(left) !== isDate(right) ? { days: total } : total;
};

const compare = (sign: Sign, left: Cell, right: Cell): boolean => {
  const order = orderOf(left, right);
  switch (sign) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
};

/** Text without regard to case; an empty cell is like the empty value of the other's kind. */
const orderOf = (left: Cell, right: Cell): number => {
  if (typeof left === 'string' || typeof right === 'string') {
    const [one, other] = [textOf(left).toLowerCase(), textOf(right).toLowerCase()];
    return one < other ? -1 : Number(one > other);
  }
  return numberOf(left) - numberOf(right);
};
