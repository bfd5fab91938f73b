import {
  type Entities,
  type FieldClash,
  type ListName,
  type MirrorRow,
  mergeEdits,
  type RowChange,
  type RowFault,
  type SyncStore,
} from '../../programme/index.ts';

type Row = { list: ListName; key: string; itemId?: string; etag?: string; entity: object; synced?: object };

/** The mirror in memory, with what a test wants to see of it and the edits people make in Taktfast. */
export const fakeSyncStore = <L extends ListName>(
  only: L,
  schema: { parse: (value: unknown) => Entities[L] },
) => {
  const rows = new Map<string, Row>();
  const faults = new Map<string, RowFault>();
  const links: (string | undefined)[] = [];
  const clashes: { key: string; fields: FieldClash[] }[] = [];
  const sweeps: { changes: RowChange[]; full: boolean }[] = [];

  const dropItem = (itemId: string) => {
    faults.delete(itemId);
    for (const [key, row] of rows) if (row.itemId === itemId) rows.delete(key);
  };
  const take = (change: RowChange) => {
    if (change.kind !== 'good') dropItem(change.itemId);
    if (change.kind === 'bad') faults.set(change.itemId, change.fault);
    if (change.kind !== 'good') return;
    const { key, itemId, etag, entity } = change;
    faults.delete(itemId);
    const held = rows.get(key);
    const merged = held ? mergeEdits<object>(held.synced, held.entity, entity).merged : entity;
    rows.set(key, { list: only, key, itemId, etag, entity: merged, synced: entity });
  };

  const store: SyncStore = {
    deltaLink: async () => links.at(-1),
    apply: async (_, changes, deltaLink, options) => {
      sweeps.push({ changes, full: options?.full ?? false });
      const seen = new Set(changes.map(({ itemId }) => itemId));
      const held = [...rows.values()].flatMap(({ itemId }) => itemId ?? []);
      if (options?.full) for (const itemId of held) if (!seen.has(itemId)) dropItem(itemId);
      for (const change of changes) take(change);
      links.push(deltaLink);
    },
    row: async <K extends ListName>(list: K, key: string): Promise<MirrorRow<K> | undefined> =>
      rowOf<K>(rows.get(key), list),
    pushed: async (_, key, { itemId, etag, synced, entity, read }) => {
      const row = rows.get(key);
      if (!row) return;
      const now = entity ? mergeEdits<object>(read ?? row.entity, row.entity, entity).merged : row.entity;
      rows.set(key, { list: only, key, itemId, etag, synced, entity: now });
    },
    clashed: async (_, key, fields) => {
      clashes.push({ key, fields });
    },
    owed: async () => [],
  };

  return {
    store,
    clashes,
    sweeps,
    links,
    faults: () => [...faults.values()],
    keys: () => [...rows.keys()].sort(),
    entity: (key: string): Entities[L] => schema.parse(rows.get(key)?.entity),
    row: (key: string) => rows.get(key),
    /** Somebody adds a row in Taktfast. */
    add: (key: string, entity: Entities[L]) => rows.set(key, { list: only, key, entity }),
    /** Somebody edits a row in Taktfast. */
    edit: (key: string, changes: Partial<Entities[L]>) => {
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, entity: { ...row.entity, ...changes } });
    },
  };
};

const isRow = <K extends ListName>(row: Row, list: K): row is MirrorRow<K> & Row => row.list === list;

const rowOf = <K extends ListName>(row: Row | undefined, list: K): MirrorRow<K> | undefined =>
  row && isRow(row, list) ? row : undefined;
