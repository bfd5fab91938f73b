import type { ListName } from './actions.ts';
import type { Entities, RowFault } from './ports.ts';

/** One row of the mirror with what SharePoint was last seen to hold: where the two differ, a push is owed. */
export type MirrorRow<L extends ListName = ListName> = {
  list: L;
  key: string;
  /** Absent until the row has been created in SharePoint. */
  itemId?: string;
  etag?: string;
  entity: Entities[L];
  synced?: Entities[L];
};

/** What a sweep found of one item. */
export type RowChange<L extends ListName = ListName> =
  | { kind: 'good'; itemId: string; etag: string; key: string; entity: Entities[L]; editedBy?: string }
  | { kind: 'bad'; itemId: string; etag: string; fault: RowFault }
  | { kind: 'deleted'; itemId: string };

export type FieldClash = { field: string; yours: string; theirs: string };

/** The mirror as the sync with SharePoint sees it. */
export type SyncStore = {
  deltaLink: (list: ListName) => Promise<string | undefined>;
  /**
   * Takes in one sweep in one transaction: good rows are merged three ways with edits still owed to SharePoint,
   * bad rows are kept as faults, deleted ones go. With `full`, rows in SharePoint not among the changes go too.
   */
  apply: <L extends ListName>(
    list: L,
    changes: RowChange<L>[],
    deltaLink: string | undefined,
    options?: { full: boolean },
  ) => Promise<void>;
  row: <L extends ListName>(list: L, key: string) => Promise<MirrorRow<L> | undefined>;
  /**
   * Records what SharePoint now holds; with `entity`, also what the merge made of the row. `read` is the row's
   * entity as the push read it, so that what somebody did while the push was under way is kept.
   */
  pushed: <L extends ListName>(
    list: L,
    key: string,
    state: { itemId: string; etag: string; synced: Entities[L]; entity?: Entities[L]; read?: Entities[L] },
  ) => Promise<void>;
  /** Tells the person who acted last on the row which of their values gave way to SharePoint's. */
  clashed: (list: ListName, key: string, fields: FieldClash[]) => Promise<void>;
  /** Rows owed to SharePoint, oldest first. */
  owed: () => Promise<{ list: ListName; key: string }[]>;
};
