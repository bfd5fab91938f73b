/** What can be wrong at a place of an import file. */
export const fileFaultReasons = [
  'malformed',
  'unknown-field',
  'unknown-unit',
  'unknown-role',
  'unknown-risk',
  'duplicate',
  'other-risk',
  'nobody-holds-role',
  'ends-before-start',
] as const;
export type FileFaultReason = (typeof fileFaultReasons)[number];

/** One fault: `measures[3].risk` in the programme's file, and the value at fault or what was expected there. */
export type FileFault = {
  file: 'programme' | 'directory';
  path: string;
  reason: FileFaultReason;
  detail: string;
};

/** Thrown when a file cannot be imported: every fault at once, and nothing was written. Mend the file and run again. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault';
  readonly reason = 'malformed-file';
  readonly faults: readonly FileFault[];
  constructor(faults: readonly FileFault[]) {
    super(`import refused, faults: ${faults.length}, the first at ${faults[0]?.file} ${faults[0]?.path}`);
    this.faults = faults;
  }
}
