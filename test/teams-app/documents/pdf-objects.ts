import { inflateSync } from 'node:zlib';

/** A value of a PDF file: names as `/Name`, strings as text, references as `{ ref }`. */
export type Value = string | number | boolean | null | { ref: number } | Value[] | Dictionary;
export type Dictionary = { [key: string]: Value };

const token =
  /\s*(<<|>>|\[|\]|\/[^\s<>[\]()/%]*|\((?:\\[\s\S]|[^\\)])*\)|<[0-9a-fA-F\s]*>|\d+ \d+ R\b|-?\d*\.?\d+|true|false|null|[A-Za-z'"*]+)/y;

const textOf = (bytes: string): string => {
  const plain = bytes.replaceAll(/\\([\s\S])/g, (_, escaped: string) => escapes[escaped] ?? escaped);
  if (!plain.startsWith('\u00fe\u00ff')) return plain;
  return Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le');
};
const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The tokens of a piece of PDF, in Latin 1. */
export const tokensOf = (source: string): string[] => {
  token.lastIndex = 0;
  const found: string[] = [];
  for (let match = token.exec(source); match; match = token.exec(source)) found.push(match[1] ?? '');
  return found;
};

/** Reads one value from the front of the tokens, which it takes away. */
export const readValue = (tokens: string[]): Value => {
  const first = tokens.shift() ?? 'null';
  if (first === '<<') {
    const read: Dictionary = {};
    while (tokens[0] !== '>>' && tokens.length > 0) read[(tokens.shift() ?? '').slice(1)] = readValue(tokens);
    tokens.shift();
    return read;
  }
  if (first === '[') {
    const read: Value[] = [];
    while (tokens[0] !== ']' && tokens.length > 0) read.push(readValue(tokens));
    tokens.shift();
    return read;
  }
  if (first.startsWith('(')) return textOf(first.slice(1, -1));
  if (/ R$/.test(first)) return { ref: Number.parseInt(first, 10) };
  if (/^-?[\d.]+$/.test(first)) return Number(first);
  if (first === 'true' || first === 'false') return first === 'true';
  return first === 'null' ? null : first;
};

export type PdfObject = { value: Value; stream?: Buffer };
export type PdfFile = {
  version: string;
  trailer: Dictionary;
  object: (value: Value | undefined) => PdfObject;
};

const at = (bytes: Buffer, offset: number): PdfObject => {
  const source = bytes.toString('latin1', offset);
  const end = source.search(/\nendobj/);
  const begin = source.indexOf('\nstream\n');
  const isStream = begin >= 0 && begin < end;
  const value = readValue(tokensOf(source.slice(source.indexOf('obj') + 3, isStream ? begin : end)));
  if (!isStream || value === null || typeof value !== 'object' || !('Length' in value)) return { value };
  const from = offset + begin + '\nstream\n'.length;
  const raw = bytes.subarray(from, from + Number(value.Length));
  return { value, stream: value.Filter === '/FlateDecode' ? inflateSync(raw) : raw };
};

/** Opens a PDF by its table of objects, as a viewer does. */
export const openPdf = (bytes: Buffer): PdfFile => {
  const all = bytes.toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF/.exec(all)?.[1]);
  const [table = '', trailer = ''] = all.slice(start).split('trailer');
  const offsets = table
    .split('\n')
    .slice(2)
    .map((line) => Number.parseInt(line, 10));
  const found = readValue(tokensOf(trailer));
  if (found === null || typeof found !== 'object' || Array.isArray(found) || 'ref' in found)
    throw new Error('the file has no trailer');
  const known = new Map<number, PdfObject>();
  return {
    version: all.slice(5, 8),
    trailer: found,
    object: (value) => {
      if (
        value === null ||
        typeof value !== 'object' ||
        Array.isArray(value) ||
        typeof value.ref !== 'number'
      )
        return { value: value ?? null };
      const read = known.get(value.ref) ?? at(bytes, offsets[value.ref] ?? 0);
      known.set(value.ref, read);
      return read;
    },
  };
};
