import type { DriftKind, ListDrift } from '../../programme/index.ts';
import type { Column } from '../lists/columns.ts';
import type { ListDefinition } from '../lists/list-mapping.ts';
import { type ColumnReply, kindOf, type SchemaReply, wantedKind } from './column-reply.ts';

export type Drift = Omit<ListDrift, 'list'>;

const named = (list: readonly string[]) => list.map((one) => `«${one}»`).join(', ');

const without = (from: readonly string[], others: readonly string[]) =>
  from.filter((one) => !others.includes(one));

const columnDrift = (wanted: Column, found: ColumnReply | undefined): Drift[] => {
  const of = (kind: DriftKind, { found = '', wanted: should = '' } = {}): Drift => ({
    ...{ kind, column: wanted.name, title: wanted.displayName, found, wanted: should },
  });
  if (!found) return [of('column-missing')];
  const [is, should] = [kindOf(found), wantedKind(wanted)];
  if (is !== should) return [of('column-retyped', { found: is, wanted: should })];
  const choices = found.choice?.choices ?? [];
  const missing = without(wanted.choices ?? [], choices);
  const unknown = wanted.choices ? without(choices, wanted.choices) : [];
  // A column that came with its internal name for a name was given none.
  const renamed = ![wanted.displayName, wanted.name, ''].includes(found.displayName);
  return [
    ...(missing.length > 0 ? [of('choice-missing', { wanted: named(missing) })] : []),
    ...(unknown.length > 0 ? [of('choice-unknown', { found: named(unknown) })] : []),
    ...(wanted.unique && !found.enforceUniqueValues ? [of('unique-missing')] : []),
    ...(wanted.indexed && !found.indexed ? [of('index-missing')] : []),
    ...(renamed ? [of('column-renamed', { found: found.displayName, wanted: wanted.displayName })] : []),
  ];
};

/** In what a list is otherwise than its definition. What people have added of their own is no drift. */
export const driftOf = (wanted: ListDefinition, found: SchemaReply): Drift[] => {
  const columns = new Map(found.columns.map((column) => [column.name, column]));
  const renamed = ![wanted.displayName, wanted.name].includes(found.displayName);
  const { displayName: title } = wanted;
  return [
    ...wanted.columns.flatMap((column) => columnDrift(column, columns.get(column.name))),
    ...(renamed
      ? [{ kind: 'list-renamed' as const, column: '', title, found: found.displayName, wanted: title }]
      : []),
  ];
};
