import { type Dimension, dimensions } from '../dimensions.ts';
import { gapFrom, type Items, isRole, isSign, namedAt, spanOf, valueAt } from './parts.ts';
import type { Match, Scope, Statement } from './statements.ts';

/** What stands behind dimensions: a value they can have, or "som før". */
const predicate = (
  items: Items,
  from: number,
  behind: number,
  scope: Scope,
  named: readonly Dimension[],
): Match | undefined => {
  const gap = gapFrom(items, behind);
  const value = valueAt(items, gap.next);
  if (value) {
    const meant = named.filter((dimension) => value.saying.of[dimension] !== undefined);
    if (meant.length === 0) return undefined;
    const { saying, next } = value;
    const set: Statement = { kind: 'set', scope, dimensions: meant, saying, ...spanOf(items, from, next) };
    return { statements: [...gap.mentions, set], next };
  }
  if (!isRole(items[gap.next], 'same')) return undefined;
  const next = gap.next + 1;
  return {
    statements: [...gap.mentions, { kind: 'keep', dimensions: named, ...spanOf(items, from, next) }],
    next,
  };
};

/** "Økonomi og kvalitet er grønn", "kvalitet: venter på evalueringen". */
export const namedDimensions = (items: Items, at: number): Match | undefined => {
  const named = namedAt(items, at);
  const last = named.at(-1);
  const [first] = named;
  if (!last || !first) return undefined;
  const whole = predicate(
    items,
    at,
    last.next,
    'named',
    named.map(({ dimension }) => dimension),
  );
  if (whole) return whole;
  if (!isSign(items[first.next], 'colon', 'dash')) return undefined;
  const aim: Statement = { kind: 'aim', target: first.dimension, ...spanOf(items, at, first.next) };
  return { statements: [aim], next: first.next + 1, isText: true };
};

/** "Alt grønt", "alle prosjektene i Stovner er gule", "resten som før". */
export const gathered = (items: Items, at: number): Match | undefined => {
  const scope = isRole(items[at], 'all') ? 'all' : 'rest';
  if (!isRole(items[at], 'all', 'rest')) return undefined;
  return predicate(items, at, at + 1, scope, dimensions);
};

/** "Unntatt økonomi", "bortsett fra økonomi som er rød". */
export const exception = (items: Items, at: number): Match | undefined => {
  if (!isRole(items[at], 'except')) return undefined;
  const { next } = gapFrom(items, at + 1);
  const named = namedAt(items, next);
  const last = named.at(-1);
  if (!last) return undefined;
  const names = named.map(({ dimension }) => dimension);
  const except: Statement = { kind: 'except', dimensions: names, ...spanOf(items, at, last.next) };
  const told = predicate(items, next, last.next, 'named', names);
  return { statements: [except, ...(told?.statements ?? [])], next: told?.next ?? last.next };
};
