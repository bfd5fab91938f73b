import { invalidRequest } from '../refused.ts';

export type Token = {
  kind: 'number' | 'text' | 'column' | 'word' | 'sign' | 'open' | 'close' | 'separator';
  text: string;
};

// A formula's parts are set apart by commas or, where the site counts with them, by semicolons.
const shapes: readonly [Token['kind'], RegExp][] = [
  ['number', /\d+(?:\.\d+)?/y],
  ['text', /"(?:[^"]|"")*"/y],
  ['column', /\[[^[\]]+\]/y],
  ['word', /[\p{L}_][\p{L}\d_]*/uy],
  ['sign', /<>|<=|>=|[-+*/^&=<>]/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['separator', /[,;]/y],
];

export const badFormula = () => invalidRequest('The formula contains a syntax error or is not supported.');

/** The parts of a formula such as `=[Antall]*2`; its `=` may be left out. */
export const tokensOf = (formula: string): Token[] => {
  const text = formula.trim().replace(/^=/, '');
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
};

const tokenAt = (text: string, at: number): Token => {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at;
    const found = shape.exec(text)?.[0];
    if (found) return { kind, text: found };
  }
  throw badFormula();
};
