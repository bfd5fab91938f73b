import { badFormula, type Token, tokensOf } from './tokens.ts';

export type Sign = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';
/** A formula, read: https://support.microsoft.com/office/d81f5f21-2b4e-45ce-b170-bf7ebf6988b3 shows what there is. */
export type Formula =
  | { kind: 'value'; value: number | string | boolean }
  /** A column by its title or its internal name. */
  | { kind: 'column'; name: string }
  | { kind: 'operation'; sign: Sign; left: Formula; right: Formula }
  | { kind: 'call'; name: string; args: Formula[] };

/** From the loosest to the tightest. */
const levels: readonly (readonly Sign[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

type Reader = { peek: () => Token | undefined; next: () => Token };

const readerOf = (tokens: readonly Token[]): Reader => {
  let at = 0;
  return {
    peek: () => tokens[at],
    next: () => {
      const token = tokens[at];
      if (!token) throw badFormula();
      at += 1;
      return token;
    },
  };
};

export const parseFormula = (text: string): Formula => {
  const reader = readerOf(tokensOf(text));
  const formula = operation(reader, 0);
  if (reader.peek()) throw badFormula();
  return formula;
};

const operation = (reader: Reader, level: number): Formula => {
  const signs = levels[level];
  if (!signs) return signed(reader);
  let left = operation(reader, level + 1);
  for (;;) {
    const token = reader.peek();
    const sign = signs.find((one) => token?.kind === 'sign' && one === token.text);
    if (!sign) return left;
    reader.next();
    left = { kind: 'operation', sign, left, right: operation(reader, level + 1) };
  }
};

const signed = (reader: Reader): Formula => {
  const token = reader.peek();
  if (token?.kind !== 'sign' || !['-', '+'].includes(token.text)) return operand(reader);
  reader.next();
  const sign = token.text === '-' ? '-' : '+';
  return { kind: 'operation', sign, left: { kind: 'value', value: 0 }, right: signed(reader) };
};

const operand = (reader: Reader): Formula => {
  const { kind, text } = reader.next();
  switch (kind) {
    case 'number':
      return { kind: 'value', value: Number(text) };
    case 'text':
      return { kind: 'value', value: text.slice(1, -1).replaceAll('""', '"') };
    case 'column':
      return { kind: 'column', name: text.slice(1, -1).trim() };
    case 'word':
      return worded(reader, text);
    case 'open':
      return closed(reader);
    default:
      throw badFormula();
  }
};

const closed = (reader: Reader): Formula => {
  const inner = operation(reader, 0);
  if (reader.next().kind !== 'close') throw badFormula();
  return inner;
};

const worded = (reader: Reader, word: string): Formula => {
  if (reader.peek()?.kind === 'open') {
    reader.next();
    return { kind: 'call', name: word.toUpperCase(), args: args(reader) };
  }
  if (/^(true|false)$/i.test(word)) return { kind: 'value', value: word.toLowerCase() === 'true' };
  return { kind: 'column', name: word };
};

const args = (reader: Reader): Formula[] => {
  const found: Formula[] = [];
  if (reader.peek()?.kind === 'close') {
    reader.next();
    return found;
  }
  for (;;) {
    found.push(operation(reader, 0));
    const { kind } = reader.next();
    if (kind === 'close') return found;
    if (kind !== 'separator') throw badFormula();
  }
};

/** The names of the columns a formula reads. */
export const columnsIn = (formula: Formula): string[] => {
  switch (formula.kind) {
    case 'value':
      return [];
    case 'column':
      return [formula.name];
    case 'operation':
      return [...columnsIn(formula.left), ...columnsIn(formula.right)];
    case 'call':
      return formula.args.flatMap(columnsIn);
  }
};

/** The names of the functions a formula calls. */
export const callsIn = (formula: Formula): string[] => {
  switch (formula.kind) {
    case 'value':
    case 'column':
      return [];
    case 'operation':
      return [...callsIn(formula.left), ...callsIn(formula.right)];
    case 'call':
      return [formula.name, ...formula.args.flatMap(callsIn)];
  }
};
