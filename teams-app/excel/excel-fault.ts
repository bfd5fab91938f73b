/** Why a file is not read: it is no Excel file, it holds more than is taken, or what it holds cannot be followed. */
export const excelFaultReasons = ['not-excel', 'too-large', 'too-many-rows', 'too-many-columns'] as const;
export type ExcelFaultReason = (typeof excelFaultReasons)[number];

/** A file that is not read; nothing of it was kept. */
export class ExcelFault extends Error {
  override readonly name = 'ExcelFault';
  readonly reason: ExcelFaultReason;
  constructor(reason: ExcelFaultReason, options?: ErrorOptions) {
    super(`file not read: ${reason}`, options);
    this.reason = reason;
  }
}
