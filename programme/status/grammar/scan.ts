import type { Dimension } from '../dimensions.ts';
import type { Span } from '../tokens.ts';
import { type Items, isRole, spanOf, valueAt } from './parts.ts';
import { amidWords, type Heard, rules } from './rules.ts';
import type { Match, Statement } from './statements.ts';

/** Where the reading has come to. */
type Cursor = {
  at: number;
  /** The first of the small words just passed, which belong to a text if one begins here. */
  smallFrom: number | undefined;
  isAmidWords: boolean;
  /** The text being read, which signs do not end. */
  text: Span | undefined;
};

const MOST_BEFORE_NOT = 3;

/** Where a denied value ends that begins here: "ikke lenger grønn", "økonomi er ikke grønn". */
const deniedEnd = (items: Items, at: number): number | undefined => {
  let next = at;
  const mayLead = () => items[next]?.kind === 'dimension' || isRole(items[next], 'link', 'filler');
  while (next - at < MOST_BEFORE_NOT && mayLead()) next += 1;
  if (!isRole(items[next], 'not')) return undefined;
  next += 1;
  while (isRole(items[next], 'link', 'filler')) next += 1;
  return valueAt(items, next)?.next;
};

const matchAt = (items: Items, { at, isAmidWords }: Cursor, heard: Heard): Match | undefined => {
  if (isAmidWords) return amidWords(items, at, heard);
  for (const rule of rules) {
    const match = rule(items, at, heard);
    if (match) return match;
  }
  return undefined;
};

const named = (said: readonly Statement[]): Dimension[] =>
  said.flatMap((one) => (one.kind === 'set' && ['named', 'alone'].includes(one.scope) ? one.dimensions : []));

const textOf = ({ text }: Cursor): Statement[] => (text ? [{ kind: 'text', ...text }] : []);

/** The items up to `next` as words of a text, with the small words before them. */
const written = (items: Items, cursor: Cursor, next: number): Cursor => {
  const { start, end } = spanOf(items, cursor.smallFrom ?? cursor.at, next);
  const text = { start: cursor.text?.start ?? start, end };
  return { at: next, smallFrom: undefined, isAmidWords: true, text };
};

/** Steps over what says nothing by itself: a sign, behind which a new part begins, or a small word. */
const passed = (items: Items, { at, smallFrom, isAmidWords, text }: Cursor): Cursor | undefined => {
  const item = items[at];
  if (item?.kind === 'sign') return { at: at + 1, smallFrom: undefined, isAmidWords: false, text };
  if (isRole(item, 'and')) return { at: at + 1, smallFrom, isAmidWords, text };
  if (isAmidWords || !isRole(item, 'link', 'filler', 'to', 'from')) return undefined;
  return { at: at + 1, smallFrom: smallFrom ?? at, isAmidWords, text };
};

/**
 * Reads the items from left to right into what they say. Where a part of a sentence begins every rule is tried;
 * what no rule knows begins a text, which goes on until something is said again.
 */
export const scan = (items: Items): Statement[] => {
  const statements: Statement[] = [];
  const taken = new Set<Dimension>();
  let cursor: Cursor = { at: 0, smallFrom: undefined, isAmidWords: false, text: undefined };
  while (cursor.at < items.length) {
    const { at, isAmidWords }: Cursor = cursor;
    const denied: number | undefined = isAmidWords ? undefined : deniedEnd(items, at);
    const match: Match | undefined = denied ? undefined : matchAt(items, cursor, { statements, taken });
    if (match) {
      statements.push(...textOf(cursor), ...match.statements);
      for (const dimension of named(match.statements)) taken.add(dimension);
      cursor = { at: match.next, smallFrom: undefined, isAmidWords: match.isText === true, text: undefined };
      continue;
    }
    if (denied) statements.push({ kind: 'denied', ...spanOf(items, at, denied) });
    const item = items[at];
    const skipped: Cursor | undefined = denied ? undefined : passed(items, cursor);
    if (!denied && !skipped && item?.kind === 'mention') statements.push({ ...item, isHidden: true });
    cursor = skipped ?? written(items, cursor, denied ?? at + 1);
  }
  return [...statements, ...textOf(cursor)];
};
