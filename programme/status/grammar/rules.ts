import { type Dimension, dimensions } from '../dimensions.ts';
import { exception, gathered, namedDimensions } from './name-first.ts';
import { type Items, isRole, isSign, spanOf, valueAt } from './parts.ts';
import type { Match, Statement } from './statements.ts';
import { valueAlone, valueOfNamed } from './value-first.ts';

const isColour = (items: Items, at: number): boolean => {
  const item = items[at];
  return item?.kind === 'value' && item.saying.isColour === true;
};

/** What the text has said so far, as far as the rules ask. */
export type Heard = { statements: readonly Statement[]; taken: ReadonlySet<Dimension> };

/** One rule of the grammar: what the items from a place on say, if they say it by this rule. */
export type Rule = (items: Items, at: number, heard: Heard) => Match | undefined;

/** "Status …" opens; anywhere else the word says nothing. */
const opening: Rule = (items, at, { statements }) => {
  if (!isRole(items[at], 'command')) return undefined;
  const isFirst = statements.length === 0;
  return { statements: isFirst ? [{ kind: 'command', ...spanOf(items, at, at + 1) }] : [], next: at + 1 };
};

/** "Var rød": what was is not what is. */
const past: Rule = (items, at) => {
  const value = isRole(items[at], 'was') ? valueAt(items, at + 1) : undefined;
  return value && { statements: [], next: value.next };
};

/** "Samlet: …", "kommentar: …". */
const whole: Rule = (items, at) => {
  if (!isRole(items[at], 'whole')) return undefined;
  const isText = isSign(items[at + 1], 'colon', 'dash') && !isColour(items, at + 2);
  const aim: Statement = { kind: 'aim', target: 'overall', ...spanOf(items, at, at + 1) };
  return { statements: [aim], next: isText ? at + 2 : at + 1, isText };
};

const kept: Rule = (items, at) =>
  isRole(items[at], 'same')
    ? { statements: [{ kind: 'keep', dimensions, ...spanOf(items, at, at + 1) }], next: at + 1 }
    : undefined;

const isTelling = (items: Items, at: number): boolean => {
  let next = at;
  while (isRole(items[next], 'link', 'filler')) next += 1;
  const item = items[next];
  return item?.kind === 'word' || (isRole(item, 'not', 'to', 'from') && !valueAt(items, next + 1));
};

/** A project or a unit; once something is said, one that goes on in other words only belongs to a comment. */
const mentioned: Rule = (items, at, { statements }) => {
  const item = items[at];
  if (item?.kind !== 'mention') return undefined;
  const isSaid = statements.some(({ kind }) => kind === 'set' || kind === 'keep' || kind === 'mention');
  if (isSaid && isTelling(items, at + 1)) return undefined;
  return { statements: [{ ...item, isHidden: false }], next: at + 1 };
};

/** What can be said where a part of a sentence begins, in the order it is tried. */
export const rules: readonly Rule[] = [
  opening,
  past,
  exception,
  gathered,
  namedDimensions,
  valueOfNamed,
  (items, at, { taken }) => valueAlone(items, at, taken),
  whole,
  kept,
  mentioned,
];

/** "Status xyzzy gul": a colour behind a name nobody knows still counts. */
const behindUnknownName: Rule = (items, at, { statements }) => {
  const isOpened = statements.every(({ kind }) => kind === 'command') && statements.length > 0;
  const next = items[at + 1];
  const isLast = next === undefined || next.kind === 'sign' || isRole(next, 'and');
  return isOpened && isLast ? valueAlone(items, at, new Set()) : undefined;
};

/** In the middle of other words only a dimension and a colour side by side are heard: "tar tid økonomi grønn". */
export const amidWords: Rule = (items, at, heard) => {
  if (isColour(items, at)) return valueOfNamed(items, at) ?? behindUnknownName(items, at, heard);
  const behind = isRole(items[at + 1], 'link') ? at + 2 : at + 1;
  return items[at]?.kind === 'dimension' && isColour(items, behind) ? namedDimensions(items, at) : undefined;
};
