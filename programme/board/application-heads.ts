import { fold } from '../status/fold.ts';
import { isEmpty } from './application-cells.ts';
import { type ApplicationFault, faultAt } from './application-fault.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What a list of applications tells of each, in the order of the template. */
export const applicationColumns = [
  'key',
  'title',
  'unit',
  'area',
  'affectedUnits',
  'phase',
  'amount',
  'benefit',
  'summary',
  'deadline',
] as const;
export type ApplicationColumn = (typeof applicationColumns)[number];

/** What may be left out: an application need not be part of an area's effort. */
export const optionalColumns: readonly ApplicationColumn[] = ['area'];

/** What each column may be headed, in every language people use. */
export type ApplicationHeads = Readonly<Record<ApplicationColumn, readonly string[]>>;

/** Where the heads stand, and which column each is, both counted from 1. */
export type HeadRow = { row: number; columns: ReadonlyMap<ApplicationColumn, number> };

const plain = (text: Cell): string =>
  fold(String(text ?? ''))
    .replaceAll(/[\s*:]+/g, ' ')
    .trim();

/** Longer than any head there is; nobody looks through more. */
const MOST_HEAD = 200;

const columnHeaded = (heads: ApplicationHeads, cell: Cell): ApplicationColumn | undefined => {
  if (typeof cell === 'string' && cell.length > MOST_HEAD) return undefined;
  const said = plain(cell);
  return applicationColumns.find((column) => heads[column].some((head) => plain(head) === said));
};

/** Finds the columns by their heads in the first row that holds anything; every fault of the row is told. */
export const readHeads = (
  { rows }: Sheet,
  heads: ApplicationHeads,
): { heads?: HeadRow; faults: ApplicationFault[] } => {
  const index = rows.findIndex((row) => row.some((cell) => !isEmpty(cell)));
  const row = index + 1;
  if (row === 0) return { faults: [faultAt({ row: 1, column: 1 }, 'empty')] };
  const columns = new Map<ApplicationColumn, number>();
  const faults: ApplicationFault[] = [];
  for (const [at, cell] of (rows[index] ?? []).entries()) {
    if (isEmpty(cell)) continue;
    const spot = { row, column: at + 1 };
    const column = columnHeaded(heads, cell);
    if (!column) faults.push(faultAt(spot, 'column-unknown', String(cell).slice(0, 60)));
    else if (columns.has(column)) faults.push(faultAt(spot, 'column-twice', String(cell)));
    else columns.set(column, at + 1);
  }
  const width = rows[index]?.length ?? 0;
  for (const column of applicationColumns) {
    if (columns.has(column) || optionalColumns.includes(column)) continue;
    faults.push(faultAt({ row, column: width + 1 }, 'column-missing', heads[column][0] ?? column));
  }
  return { heads: { row, columns }, faults };
};
