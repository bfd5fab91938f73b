import { type Dimension, dimensions } from '../dimensions.ts';
import type { Saying } from '../value-words.ts';
import { type Items, isRole, namedAt, spanOf, valueAt } from './parts.ts';
import type { Match, Scope } from './statements.ts';

const MOST_LINKS = 2;

const behindLinks = (items: Items, at: number): number => {
  let next = at;
  while (next - at < MOST_LINKS && isRole(items[next], 'link')) next += 1;
  return next;
};

/**
 * In "rød økonomi gul kvalitet" every value goes with what follows it, in "grønn økonomi gul" the first stands
 * alone: it depends on what the chain ends with.
 */
const chainEndsWithValue = (items: Items, at: number): boolean => {
  let next = at;
  while (items[next]?.kind === 'value' && items[next + 1]?.kind === 'dimension') next += 2;
  return items[next]?.kind === 'value';
};

const set = (
  items: Items,
  from: number,
  next: number,
  scope: Scope,
  saying: Saying,
  named: readonly Dimension[],
): Match | undefined => {
  const meant = named.filter((dimension) => saying.of[dimension] !== undefined);
  if (meant.length === 0) return undefined;
  return {
    statements: [{ kind: 'set', scope, dimensions: meant, saying, ...spanOf(items, from, next) }],
    next,
  };
};

/** "Gul på framdrift og økonomi", "høy risiko", "grønn på alt". */
export const valueOfNamed = (items: Items, at: number): Match | undefined => {
  const value = valueAt(items, at);
  if (!value) return undefined;
  const { saying, next } = value;
  const behind = behindLinks(items, next);
  if (isRole(items[behind], 'all')) return set(items, at, behind + 1, 'all', saying, dimensions);
  const isLinked = behind > next;
  if (!isLinked && saying.alone && chainEndsWithValue(items, at)) return undefined;
  const named = namedAt(items, behind);
  // "Gul på framdrift og økonomi grønn": the last has a value of its own.
  while (named.length > 1 && items[named.at(-1)?.next ?? 0]?.kind === 'value') named.pop();
  const end = named.at(-1)?.next;
  if (end === undefined) return undefined;
  return set(
    items,
    at,
    end,
    'named',
    saying,
    named.map(({ dimension }) => dimension),
  );
};

/** "Gul", "forsinket", "over budsjett": a value that says by itself what it is about. */
export const valueAlone = (items: Items, at: number, taken: ReadonlySet<Dimension>): Match | undefined => {
  const value = valueAt(items, at);
  const alone = value?.saying.alone;
  if (!value || !alone) return undefined;
  // "Gul: forsinket levering": once time is said, only another colour says it again.
  if (!value.saying.isColour && taken.has(alone)) return undefined;
  return set(items, at, value.next, 'alone', value.saying, [alone]);
};
