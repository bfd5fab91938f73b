/**
 * Why a use case says no. Closed: bot, tab and command line each have a sentence with the remedy for every reason.
 * What `values` holds: whatever speaks of a line `key`, and `title` where the row was read; `not-yours` also `owner`;
 * `faulty-row` `columns`; `already-done` `doneOn`; `date-not-later` `earliest` and `due`; `date-too-far` `latest`;
 * `text-too-long` `limit`; `receiver-same` `name`. A form that names no line is `not-found` without a `key`.
 */
export const refusalReasons = [
  'unknown-person',
  'not-yours',
  'not-found',
  'faulty-row',
  'already-done',
  'cancelled',
  'already-started',
  'reason-missing',
  'date-missing',
  'date-not-later',
  'date-too-far',
  'comment-missing',
  'text-too-long',
  'receiver-unknown',
  'receiver-same',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Thrown by use cases for what a person can mend; never for faults of the machine. Nothing was written. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly reason: RefusalReason;
  /** Values the sentence shows, such as the name of the responsible person. */
  readonly values: Readonly<Record<string, string>>;
  constructor(reason: RefusalReason, values: Readonly<Record<string, string>> = {}) {
    super(`refused: ${reason}`);
    this.reason = reason;
    this.values = values;
  }
}
