import type { Person, RowFault } from '../../programme/index.ts';
import type { Words } from '../texts/words.ts';

export type PersonView = { oid: string; name: string; mail: string };

/** A person as an answer names them. */
export const personView = ({ oid, name, mail }: Person): PersonView => ({ oid, name, mail });

/** A row that could not be read, one line for each column at fault. */
export const faultRows = (faults: readonly RowFault[], { say }: Words): string[][] =>
  faults.flatMap(({ list, key, itemId, columns }) =>
    columns.map(({ column, value, reason }) => [
      list,
      key ?? itemId,
      say([`row-fault.${reason}`, 'row-fault.other'], { column, value }),
    ]),
  );
