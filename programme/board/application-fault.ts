import { columnName, type Spot } from './sheet.ts';

/**
 * What can be wrong with a list of applications. `detail` is the value at fault, and for `missing` and
 * `personal-details` nothing; for `too-long` the most characters; for `key-twice` the row that has the key already.
 */
export const applicationFaultReasons = [
  'empty',
  'column-missing',
  'column-twice',
  'column-unknown',
  'formula',
  'merged',
  'missing',
  'too-long',
  'personal-details',
  'key-malformed',
  'key-twice',
  'key-taken',
  'unknown-unit',
  'unit-twice',
  'unknown-phase',
  'not-an-amount',
  'negative',
  'nothing',
  'absurd',
  'not-a-date',
  'date-past',
  'date-too-far',
  'date-weekend',
  'date-holiday',
] as const;
export type ApplicationFaultReason = (typeof applicationFaultReasons)[number];

/** One fault, with its row counted from 1 and its column by letter, as the sheet names them. */
export type ApplicationFault = {
  row: number;
  column: string;
  reason: ApplicationFaultReason;
  detail: string;
};

export const faultAt = (
  { row, column }: Spot,
  reason: ApplicationFaultReason,
  detail = '',
): ApplicationFault => ({ row, column: columnName(column), reason, detail });

/** Thrown when a list of applications cannot be taken in: every fault at once, and nothing was kept. */
export class ApplicationsFault extends Error {
  override readonly name = 'ApplicationsFault';
  readonly reason = 'faulty-applications';
  readonly faults: readonly ApplicationFault[];
  constructor(faults: readonly ApplicationFault[]) {
    super(`applications refused, faults: ${faults.length}`);
    this.faults = faults;
  }
}
