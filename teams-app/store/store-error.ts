const remedy = {
  unreachable: 'start PostgreSQL, or mend DATABASE_URL',
  damaged: 'move the data directory away; what SharePoint holds is read back at the next start',
  newer: 'the database was written by a newer Taktfast; run that version or a newer one',
  'migration-failed': 'read the cause; nothing of the failed migration was kept',
} as const;
export type StoreReason = keyof typeof remedy;

/** The store could not be opened; nothing was changed. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreReason;
  constructor(reason: StoreReason, options?: ErrorOptions) {
    super(`store ${reason}: ${remedy[reason]}`, options); // the cause is kept
    this.reason = reason;
  }
}

/** SQLSTATE or system code of a database error, as both drivers put it on the error. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
