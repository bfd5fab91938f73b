import { type Argument, type TemplateLiteral, Visitor } from 'oxc-parser';
import type { Source } from './source.ts';

/**
 * A place in code that names a text: by its whole key, or by a template with holes. `spoken` is certain, as in
 * t('…'); other strings that look like a key may be one on its way to t.
 */
export type KeyUse = { line: number; spoken: boolean } & (
  | { kind: 'key'; key: string; values?: Set<string> }
  | { kind: 'pattern'; pattern: RegExp; shown: string }
);

const speakers = new Set(['t', 'say']);
const keyLike = /^[a-zA-Z][\w-]*(\.[\w-]+)*$/;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const patternOf = ({ quasis }: TemplateLiteral): { pattern: RegExp; shown: string } | undefined => {
  const parts = quasis.map(({ value }) => value.raw);
  // A template with spaces, or with no fixed part that has a dot, is a text of another kind.
  const isKey = parts.some((part) => part.includes('.')) && parts.every((part) => /^[\w.-]*$/.test(part));
  return isKey
    ? { pattern: new RegExp(`^${parts.map(escaped).join('[\\w-]+')}$`), shown: parts.join('…') }
    : undefined;
};

/** The names of the values a sentence is given, where they are written out; unknown when any are spread in. */
const valuesOf = (argument: Argument | undefined): Set<string> | undefined => {
  if (argument === undefined) return new Set();
  if (argument.type !== 'ObjectExpression') return undefined;
  const names = argument.properties.map((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? property.key.name : undefined,
  );
  return names.some((name) => name === undefined) ? undefined : new Set(names.flatMap((name) => name ?? []));
};

/** Every string of a file that names a text, or may. */
export const keyUsesIn = ({ program, lineAt }: Source): KeyUse[] => {
  const uses: KeyUse[] = [];
  const spokenAt = new Set<number>();
  const notKeys = new Set<number>();
  new Visitor({
    ImportDeclaration: ({ source }) => void notKeys.add(source.start),
    ExportNamedDeclaration: ({ source }) => void (source && notKeys.add(source.start)),
    ExportAllDeclaration: ({ source }) => void notKeys.add(source.start),
    CallExpression: ({ callee, arguments: [first, second] }) => {
      const name = callee.type === 'MemberExpression' ? callee.property : callee;
      if (name.type !== 'Identifier' || !speakers.has(name.name) || !first) return;
      spokenAt.add(first.start);
      if (first.type !== 'Literal' || typeof first.value !== 'string') return;
      notKeys.add(first.start);
      const values = valuesOf(second);
      const line = lineAt(first.start);
      uses.push({ kind: 'key', key: first.value, line, spoken: true, ...(values ? { values } : {}) });
    },
    JSXAttribute: ({ name, value }) => {
      if (name.name === 'i18nKey' && value) spokenAt.add(value.start);
    },
    Literal: ({ start, value }) => {
      if (typeof value !== 'string' || notKeys.has(start)) return;
      const spoken = spokenAt.has(start);
      if (spoken || keyLike.test(value)) uses.push({ kind: 'key', key: value, line: lineAt(start), spoken });
    },
    TemplateLiteral: (node) => {
      const found = patternOf(node);
      if (found)
        uses.push({ kind: 'pattern', ...found, line: lineAt(node.start), spoken: spokenAt.has(node.start) });
    },
  }).visit(program);
  return uses;
};
