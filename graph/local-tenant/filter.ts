import { invalidRequest, Refused } from './refused.ts';

export type Operator = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge' | 'startswith';
export type Literal = string | number | boolean | null;
export type Condition = { path: string; operator: Operator; value: Literal };

type Token = { kind: 'word' | 'text' | 'number' | 'date' | 'open' | 'close' | 'comma'; text: string };

const shapes: readonly [Token['kind'], RegExp][] = [
  ['text', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w-])/y],
  ['word', /[A-Za-z_][\w/]*/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
];

const operators: readonly Operator[] = ['eq', 'ne', 'lt', 'gt', 'le', 'ge'];

// The code and the words stand in microsoft-graph-docs-contrib issue 5900.
const invalid = () => new Refused(400, 'BadRequest', 'Invalid filter clause');
// Neither `or` nor `not` nor any other function is documented for items {G-items}; the words are those of issue 757.
const notSupported = () => invalidRequest('The provided filter statement is not supported');

/** Reads a `$filter`: comparisons and `startswith`, joined by `and` {G-items}. */
export const parseFilter = (filter: string): Condition[] => {
  const reader = readerOf(tokensOf(filter));
  const conditions = allOf(reader);
  if (reader.peek()) throw invalid();
  return conditions;
};

const tokensOf = (filter: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    if (/\s/.test(filter.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(filter, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
};

const tokenAt = (filter: string, at: number): Token => {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(filter)?.[0];
    if (found) return { kind, text: found };
  }
  throw invalid();
};

type Reader = { peek: () => Token | undefined; take: (kind: Token['kind']) => string };

const readerOf = (tokens: readonly Token[]): Reader => {
  let at = 0;
  return {
    peek: () => tokens[at],
    take: (kind) => {
      const token = tokens[at];
      if (token?.kind !== kind) throw invalid();
      at += 1;
      return token.text;
    },
  };
};

const allOf = (reader: Reader): Condition[] => {
  const conditions = oneOf(reader);
  while (reader.peek()?.text === 'and') {
    reader.take('word');
    conditions.push(...oneOf(reader));
  }
  if (reader.peek()?.text === 'or') throw notSupported();
  return conditions;
};

const oneOf = (reader: Reader): Condition[] => {
  if (reader.peek()?.kind === 'open') {
    reader.take('open');
    const inner = allOf(reader);
    reader.take('close');
    return inner;
  }
  const word = reader.take('word');
  if (word === 'not' || (word !== 'startswith' && reader.peek()?.kind === 'open')) throw notSupported();
  return [word === 'startswith' ? startsWith(reader) : comparison(word, reader)];
};

const startsWith = (reader: Reader): Condition => {
  reader.take('open');
  const path = reader.take('word');
  reader.take('comma');
  const value = literal(reader);
  reader.take('close');
  if (typeof value !== 'string') throw invalid();
  return { path, operator: 'startswith', value };
};

const comparison = (path: string, reader: Reader): Condition => {
  const word = reader.take('word');
  const operator = operators.find((known) => known === word);
  if (!operator) throw invalid();
  return { path, operator, value: literal(reader) };
};

const literal = (reader: Reader): Literal => {
  const token = reader.peek();
  switch (token?.kind) {
    case 'text':
      return reader.take('text').slice(1, -1).replaceAll("''", "'");
    case 'number':
      return Number(reader.take('number'));
    case 'date':
      return reader.take('date');
    case 'word':
      return named(reader.take('word'));
    default:
      throw invalid();
  }
};

const named = (word: string): Literal => {
  if (word === 'null') return null;
  if (word === 'true' || word === 'false') return word === 'true';
  throw invalid();
};
