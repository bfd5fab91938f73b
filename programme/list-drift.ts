import type { ListName } from './actions.ts';
import type { QualityNote } from './quality-note.ts';

/** In what a list in SharePoint is otherwise than it was made, where it concerns all who read its figures. */
export const driftForReaders = [
  'list-missing',
  'column-missing',
  'column-retyped',
  'choice-missing',
  'choice-unknown',
  'column-renamed',
] as const;
/** What only makes SharePoint slower or less strict, or is merely another name. */
export const driftForAdministrators = ['unique-missing', 'index-missing', 'list-renamed'] as const;

/** Closed: every language has a sentence for each. */
export const driftKinds = [...driftForReaders, ...driftForAdministrators] as const;
export type DriftKind = (typeof driftKinds)[number];

export type ListDrift = {
  list: ListName;
  kind: DriftKind;
  /** The column's internal name; empty where it is the list itself. */
  column: string;
  /** What the list or column was called when it was made. */
  title: string;
  /** What there is now, and what there should be: a type, a name, choices. */
  found: string;
  wanted: string;
};

/** What readers are told of it: the list's name is the note's key where no column is concerned. */
export const driftNotes = (drift: readonly ListDrift[]): QualityNote[] =>
  drift.flatMap(({ list, kind, column, title, found, wanted }) => {
    const told = driftForReaders.find((one) => one === kind);
    return told ? [{ kind: told, list, key: column || list, title, detail: found || wanted }] : [];
  });
