import type { ListName } from './actions.ts';
import type { ListDrift } from './list-drift.ts';
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
  /** Since when an edit of it waits for SharePoint, ISO 8601; absent when none does. */
  owedSince?: string;
  /** Columns SharePoint lost with all they held and has again: their values are to be written once more. */
  refill?: readonly string[];
};

/** What SharePoint last held of an item, and what of it is being written once more. */
export type HeldItem<L extends ListName = ListName> = { synced: Entities[L]; refill: readonly string[] };

/** What is known of a list's columns: the id each had last, in which list, and what of them is otherwise than made. */
export type KnownSchema = {
  listId: string;
  columns: Readonly<Record<string, string>>;
  drift: readonly ListDrift[];
};

/** An item that could be read. */
export type GoodRow<L extends ListName = ListName> = {
  kind: 'good';
  itemId: string;
  etag: string;
  key: string;
  entity: Entities[L];
  editedBy?: string;
  /** ISO 8601. */
  createdAt?: string;
};
/** An item somebody made unreadable. */
export type BadRow = { kind: 'bad'; itemId: string; etag: string; fault: RowFault };
export type DeletedRow = { kind: 'deleted'; itemId: string };

/** What a sweep found of one item. */
export type RowChange<L extends ListName = ListName> = GoodRow<L> | BadRow | DeletedRow;

/** What came of a sweep: how many items it found changed, and how many of them cannot be read. */
export type SweepOutcome = {
  changed: number;
  faults: number;
  /** Items left out as doubles of a row that is no more: read again, they may stand for themselves. */
  freed: string[];
};

/**
 * One reading of a list. Its pages are kept aside until all have come, so that a process that dies on the way leaves
 * the mirror as it was, and the next one goes on where it stopped.
 */
export type Sweep<L extends ListName = ListName> = {
  /** What to ask with next; absent at the start of the list. */
  link: string | undefined;
  /** Another process read the pages before. */
  resumed: boolean;
  /** All pages have come and are only to be taken in. */
  complete: boolean;
  /** Forgets the pages kept so far: from here on the pages together are the whole list. */
  startOver: () => Promise<void>;
  /** Forgets the pages kept so far, which are to be read once more; gives what to ask with. */
  forget: () => Promise<string | undefined>;
  /** What the mirror holds of these items. */
  held: (itemIds: readonly string[]) => Promise<ReadonlyMap<string, HeldItem<L>>>;
  /**
   * Keeps a page, and where the next one is, or what to ask with another time when it was the last; `as-before` is
   * for rows read apart, once all pages are taken. Of an item that comes several times the last is kept.
   */
  keep: (
    changes: RowChange<L>[],
    goesOn: { next: string } | { end: string | undefined } | 'as-before',
  ) => Promise<void>;
  /**
   * Takes all that was kept into the mirror, a few hundred rows at a time: good rows are merged three ways with
   * edits still owed to SharePoint, bad rows are kept as faults, deleted ones go. After a whole list, rows on none
   * of its pages go last; in a list made anew they are owed to it instead. Of several rows with one key the one the
   * mirror holds stands, or else the oldest.
   */
  take: (asDouble: (row: GoodRow<L>) => BadRow) => Promise<SweepOutcome>;
  /** Lets the next sweep at the list; what was kept and not taken stays for it. */
  release: () => Promise<void>;
};

export type FieldClash = { field: string; yours: string; theirs: string };

/** The mirror as the sync with SharePoint sees it. */
export type SyncStore = {
  /**
   * Begins a sweep of the list with this id in SharePoint, or goes on with one that was cut off. Nothing while
   * another, of whatever process, is under way.
   */
  beginSweep: <L extends ListName>(list: L, listId: string) => Promise<Sweep<L> | undefined>;
  /** What is known of the list's columns, once they have been looked at. */
  schema: (list: ListName) => Promise<KnownSchema | undefined>;
  /**
   * Keeps what a look at the columns found, and tells whether any of it is news. `refill` names columns that are
   * there again after SharePoint lost them, with where their values stand in the rows: they are owed once more.
   */
  noteSchema: (
    list: ListName,
    schema: KnownSchema,
    refill?: readonly { column: string; path: readonly string[] }[],
  ) => Promise<boolean>;
  row: <L extends ListName>(list: L, key: string) => Promise<MirrorRow<L> | undefined>;
  /**
   * Records what SharePoint now holds; with `entity`, also what the merge made of the row. `read` is the row's
   * entity as the push read it, so that what somebody did while the push was under way is kept. Whoever gave a value
   * that gave way to SharePoint's is told of it together with this: one of `clashes`, or one given meanwhile.
   */
  pushed: <L extends ListName>(
    list: L,
    key: string,
    state: {
      itemId: string;
      etag: string;
      synced: Entities[L];
      entity?: Entities[L];
      read?: Entities[L];
      clashes?: readonly FieldClash[];
      /** What was to be written once more has been. */
      refilled?: boolean;
    },
  ) => Promise<void>;
};
