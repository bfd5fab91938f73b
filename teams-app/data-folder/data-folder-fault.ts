import { SaidFault } from '../texts/said.ts';

export type DataFolderReason = 'not-a-folder' | 'not-writable' | 'damaged' | 'lock-stuck';

/** The data folder cannot be used; the sentence names the folder and what to do with it. */
export class DataFolderFault extends SaidFault {
  override readonly name = 'DataFolderFault';
  readonly reason: DataFolderReason;
  constructor(reason: DataFolderReason, values: { folder: string; part?: string }, options?: ErrorOptions) {
    super([{ key: `data-folder.${reason}`, values }], options);
    this.reason = reason;
  }
}
