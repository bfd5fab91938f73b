import {
  type Entities,
  type FieldClash,
  type HeldItem,
  type KnownSchema,
  type ListDrift,
  type ListName,
  type MirrorRow,
  mergeEdits,
  type RowChange,
  type RowFault,
  type Sweep,
  type SyncStore,
  stillClashing,
} from '../../programme/index.ts';

type Row = Omit<MirrorRow, 'entity' | 'synced'> & { entity: object; synced?: object };

/** The mirror in memory, with what a test wants to see of it and the edits people make in Taktfast. */
export const fakeSyncStore = <L extends ListName>(
  only: L,
  schema: { parse: (value: unknown) => Entities[L] },
) => {
  const rows = new Map<string, Row>();
  const faults = new Map<string, RowFault>();
  const links: (string | undefined)[] = [];
  const clashes: { key: string; fields: FieldClash[] }[] = [];
  const known: { schema?: KnownSchema } = {};
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
    const refill = held?.refill;
    rows.set(key, {
      list: only,
      key,
      itemId,
      etag,
      entity: merged,
      synced: entity,
      ...(refill && { refill }),
    });
  };
  /** Of the good rows with one key, all but the one the mirror holds or, without it, the oldest. */
  const doublesAmong = (changes: readonly RowChange[], full: boolean): Set<string> => {
    const seen = new Set(changes.map(({ itemId }) => itemId));
    const good = changes.filter((change) => change.kind === 'good');
    return new Set(
      [...Map.groupBy(good, ({ key }) => key)].flatMap(([key, claims]) => {
        const held = rows.get(key)?.itemId;
        const ids = claims.map(({ itemId }) => itemId);
        const holds = held !== undefined && (ids.includes(held) || (!seen.has(held) && !full));
        const stands = holds ? held : ids.toSorted((a, b) => Number(a) - Number(b))[0];
        return ids.filter((id) => id !== stands);
      }),
    );
  };

  const beginSweep = async <K extends ListName>(list: K): Promise<Sweep<K>> => {
    const kept = new Map<string, RowChange<K>>();
    const reading: { full: boolean; end: string | undefined } = { full: false, end: undefined };
    return {
      link: links.at(-1),
      resumed: false,
      complete: false,
      forget: async () => {
        kept.clear();
        return reading.full ? undefined : links.at(-1);
      },
      held: async (itemIds) =>
        new Map(
          [...rows.values()].flatMap((row): [string, HeldItem<K>][] => {
            const held = rowOf<K>(row, list);
            const { itemId, synced, refill = [] } = held ?? {};
            return itemId && synced && itemIds.includes(itemId) ? [[itemId, { synced, refill }]] : [];
          }),
        ),
      startOver: async () => {
        kept.clear();
        reading.full = true;
      },
      keep: async (changes, goesOn) => {
        for (const change of changes) kept.set(change.itemId, change);
        if (goesOn !== 'as-before' && 'end' in goesOn) reading.end = goesOn.end;
      },
      take: async (asDouble) => {
        const found = [...kept.values()];
        const doubles = doublesAmong(found, reading.full);
        const changes = found.map((change) =>
          change.kind === 'good' && doubles.has(change.itemId) ? asDouble(change) : change,
        );
        sweeps.push({ changes, full: reading.full });
        const held = [...rows.values()].flatMap(({ itemId }) => itemId ?? []);
        if (reading.full) for (const itemId of held) if (!kept.has(itemId)) dropItem(itemId);
        for (const change of changes.toSorted(
          (a, b) => Number(a.kind === 'good') - Number(b.kind === 'good'),
        ))
          take(change);
        links.push(reading.end);
        kept.clear();
        reading.full = false;
        const freed = [...faults.values()].filter(
          ({ key, columns }) =>
            key !== undefined && !rows.has(key) && columns.some(({ reason }) => reason === 'duplicate-key'),
        );
        return {
          changed: changes.length,
          faults: changes.filter(({ kind }) => kind === 'bad').length,
          freed: freed.map(({ itemId }) => itemId),
        };
      },
      release: async () => undefined,
    };
  };

  const store: SyncStore = {
    beginSweep,
    schema: async () => known.schema,
    noteSchema: async (_, schema, refill = []) => {
      const before = known.schema?.drift ?? [];
      known.schema = schema;
      for (const [key, row] of rows)
        if (refill.length > 0) rows.set(key, { ...row, refill: refill.map(({ column }) => column) });
      return JSON.stringify(before) !== JSON.stringify(schema.drift);
    },
    row: async <K extends ListName>(list: K, key: string): Promise<MirrorRow<K> | undefined> =>
      rowOf<K>(rows.get(key), list),
    pushed: async (_, key, { itemId, etag, synced, entity, read, refilled, clashes: found = [] }) => {
      const row = rows.get(key);
      if (!row) return;
      const meanwhile = entity && mergeEdits<object>(read ?? row.entity, row.entity, entity);
      const now = meanwhile?.merged ?? row.entity;
      const fields = [...stillClashing(found, row.entity), ...(meanwhile?.clashes ?? [])];
      if (fields.length > 0) clashes.push({ key, fields });
      const refill = refilled ? undefined : row.refill;
      rows.set(key, { list: only, key, itemId, etag, synced, entity: now, ...(refill && { refill }) });
    },
  };

  return {
    store,
    clashes,
    sweeps,
    links,
    faults: () => [...faults.values()],
    drift: (): readonly ListDrift[] => known.schema?.drift ?? [],
    keys: () => [...rows.keys()].sort(),
    entity: (key: string): Entities[L] => schema.parse(rows.get(key)?.entity),
    row: (key: string) => rows.get(key),
    /** Somebody adds a row in Taktfast. */
    add: (key: string, entity: Entities[L], owedSince = '2000-01-01T00:00:00Z') =>
      rows.set(key, { list: only, key, entity, owedSince }),
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
