import type { Dimension } from '../dimensions.ts';
import type { Item } from '../items.ts';
import type { Role } from '../other-words.ts';
import type { Sign } from '../tokens.ts';
import type { Saying } from '../value-words.ts';
import type { Statement } from './statements.ts';

export type Items = readonly Item[];

export const isRole = (item: Item | undefined, ...roles: Role[]): boolean =>
  item?.kind === 'role' && roles.includes(item.role);

export const isSign = (item: Item | undefined, ...signs: Sign[]): boolean =>
  item?.kind === 'sign' && signs.includes(item.sign);

/** Where the items from one place up to another stand in the text. */
export const spanOf = (items: Items, from: number, next: number) => ({
  start: items[from]?.start ?? 0,
  end: items[next - 1]?.end ?? 0,
});

/** A value at a place; of a change ("fra gul til grønn", "rød -> gul") what it became. */
export const valueAt = (items: Items, at: number): { saying: Saying; next: number } | undefined => {
  const first = isRole(items[at], 'from') ? at + 1 : at;
  const value = items[first];
  if (value?.kind !== 'value') return undefined;
  const isChange = isRole(items[first + 1], 'to') || isSign(items[first + 1], 'arrow');
  const became = isChange ? items[first + 2] : undefined;
  if (became?.kind === 'value') return { saying: became.saying, next: first + 3 };
  return { saying: value.saying, next: first + 1 };
};

const MOST_BETWEEN = 6;

/**
 * Steps over what may stand between a dimension and its value: small words, a colon, the project, and what it was
 * before ("var rød, nå").
 */
export const gapFrom = (items: Items, at: number): { next: number; mentions: Statement[] } => {
  const mentions: Statement[] = [];
  let next = at;
  while (next - at < MOST_BETWEEN) {
    const item = items[next];
    if (item?.kind === 'mention') {
      mentions.push({ ...item, isHidden: false });
      next += 1;
    } else if (isRole(item, 'was') && valueAt(items, next + 1)) next += 2;
    else if (isRole(item, 'link', 'filler') || isSign(item, 'comma', 'colon', 'dash', 'bracket')) next += 1;
    else break;
  }
  return { next, mentions };
};

const MOST_NAMED = 6;

/** Dimensions one after the other, "økonomi, kvalitet og gevinst", each with the place behind it. */
export const namedAt = (items: Items, at: number): { dimension: Dimension; next: number }[] => {
  const named: { dimension: Dimension; next: number }[] = [];
  for (let next = at; named.length < MOST_NAMED; ) {
    const item = items[next];
    if (item?.kind !== 'dimension') break;
    next += 1;
    named.push({ dimension: item.dimension, next });
    while (isRole(items[next], 'and') || isSign(items[next], 'and', 'comma')) next += 1;
  }
  return named;
};
