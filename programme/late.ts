import type { ListName } from './actions.ts';

/** Why an edit is not in SharePoint yet. */
export const lateReasons = [
  /** Many edits at once: it waits its turn. */
  'queued',
  /** SharePoint asked for a pause. */
  'throttled',
  'unreachable',
  /** The app was not let in. */
  'sign-in',
  /** The app may not write to the list. */
  'refused',
  'list-missing',
  /** Somebody deleted the item. */
  'item-gone',
  /** Somebody made the item unreadable. */
  'item-faulty',
  /** SharePoint did not accept a value. */
  'not-accepted',
  'unexpected',
] as const;
export type LateReason = (typeof lateReasons)[number];

/** A row whose edits have been on their way to SharePoint for longer than ten seconds. */
export type LateRow = { list: ListName; key: string; reason: LateReason };

/** Why a row is not in SharePoint yet; nothing while it is, or has only just been changed. */
export const lateReasonOf = (
  late: readonly LateRow[],
  { list, key }: Pick<LateRow, 'list' | 'key'>,
): LateReason | undefined => late.find((row) => row.list === list && row.key === key)?.reason;
