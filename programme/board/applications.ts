import { z } from 'zod';
import type { Calendar } from '../calendar.ts';
import { IsoDate } from '../dates.ts';
import { type Unit, UnitCode } from '../units.ts';
import {
  amountCell,
  type CellRead,
  deadlineCell,
  freeCell,
  isEmpty,
  textCell,
  unitCell,
  unitsCell,
  wordCell,
} from './application-cells.ts';
import { type ApplicationFault, ApplicationsFault, faultAt } from './application-fault.ts';
import {
  type ApplicationColumn,
  type ApplicationHeads,
  type HeadRow,
  optionalColumns,
  readHeads,
} from './application-heads.ts';
import { CaseKey, CasePhase } from './case.ts';
import { AREA_LIMIT, CASE_TEXT_LIMIT, TITLE_LIMIT } from './case-forms.ts';
import { type Cell, columnNumber, type Sheet, type Spot } from './sheet.ts';

/** One application as a row of the list tells it. */
export const Application = z.object({
  key: CaseKey,
  title: z.string().min(1),
  unit: UnitCode,
  area: z.string().min(1).optional(),
  affectedUnits: z.array(UnitCode).min(1),
  phase: CasePhase,
  /** NOK, whole kroner. */
  amount: z.int().positive(),
  benefit: z.string().min(1),
  summary: z.string().min(1),
  /** The last day the board may answer. */
  deadline: IsoDate,
});
export type Application = z.infer<typeof Application>;

/** What a list of applications is read against. */
export type ApplicationsGiven = {
  heads: ApplicationHeads;
  phases: Readonly<Record<CasePhase, readonly string[]>>;
  units: readonly Unit[];
  today: IsoDate;
  calendar: Pick<Calendar, 'closed'>;
  /** Keys of the cases there are already. */
  taken: ReadonlySet<string>;
  /** What is written like a name and is none. */
  ordinary: readonly string[];
};

const most: Readonly<Record<ApplicationColumn, number>> = {
  key: 200,
  title: TITLE_LIMIT,
  unit: 200,
  area: AREA_LIMIT,
  affectedUnits: 500,
  phase: 100,
  amount: 100,
  benefit: CASE_TEXT_LIMIT,
  summary: CASE_TEXT_LIMIT,
  deadline: 100,
};

/** One endless string may stand in thousands of cells of a small file, and looking through it takes minutes. */
const isEndless = (cell: Cell, column: ApplicationColumn): boolean =>
  typeof cell === 'string' && cell.length > 2 * most[column];

type CellReader = (cell: Cell, given: ApplicationsGiven) => CellRead<unknown>;

const keyCell: CellReader = (cell, { taken }) => {
  const read = textCell(cell, most.key);
  if ('fault' in read) return read;
  if (!CaseKey.safeParse(read.value).success) return { fault: 'key-malformed', detail: read.value };
  return taken.has(read.value) ? { fault: 'key-taken', detail: read.value } : read;
};

const cells: Readonly<Record<ApplicationColumn, CellReader>> = {
  key: keyCell,
  title: (cell, { ordinary }) => freeCell(cell, most.title, ordinary),
  unit: (cell, { units }) => unitCell(cell, units),
  area: (cell) => textCell(cell, most.area),
  affectedUnits: (cell, { units }) => unitsCell(cell, units),
  phase: (cell, { phases }) => wordCell(cell, phases),
  amount: amountCell,
  benefit: (cell, { ordinary }) => freeCell(cell, most.benefit, ordinary),
  summary: (cell, { ordinary }) => freeCell(cell, most.summary, ordinary),
  deadline: (cell, { today, calendar }) => deadlineCell(cell, today, calendar),
};

/** Cells that are no plain values: what they would give is not looked at, so that each is told once. */
const oddCells = ({ formulas, merged }: Sheet): { faults: ApplicationFault[]; at: ReadonlySet<string> } => {
  const faults = [
    ...formulas.map((spot) => faultAt(spot, 'formula')),
    ...merged.map((spot) => faultAt(spot, 'merged')),
  ];
  return { faults, at: new Set(faults.map(({ row, column }) => `${row} ${column}`)) };
};

type RowRead = {
  spotOf: (column: ApplicationColumn) => Spot;
  values: Record<string, unknown>;
  faults: ApplicationFault[];
};

const readRow = (
  row: readonly Cell[],
  at: number,
  { columns }: HeadRow,
  given: ApplicationsGiven,
): RowRead => {
  const spotOf = (column: ApplicationColumn) => ({ row: at, column: columns.get(column) ?? 1 });
  const values: Record<string, unknown> = {};
  const faults: ApplicationFault[] = [];
  for (const [column, place] of columns) {
    const cell = row[place - 1] ?? null;
    if (isEmpty(cell) && optionalColumns.includes(column)) continue;
    const read: CellRead<unknown> = isEndless(cell, column)
      ? { fault: 'too-long', detail: String(most[column]) }
      : cells[column](cell, given);
    if ('fault' in read) faults.push(faultAt(spotOf(column), read.fault, read.detail));
    else values[column] = read.value;
  }
  return { spotOf, values, faults };
};

const repeated = (rows: readonly RowRead[]): ApplicationFault[] => {
  const first = new Map<unknown, number>();
  return rows.flatMap(({ spotOf, values }) => {
    const spot = spotOf('key');
    const before = first.get(values.key);
    if (values.key !== undefined && before === undefined) first.set(values.key, spot.row);
    return before === undefined ? [] : [faultAt(spot, 'key-twice', String(before))];
  });
};

const inSheetOrder = (a: ApplicationFault, b: ApplicationFault): number =>
  a.row - b.row || columnNumber(a.column) - columnNumber(b.column);

/**
 * Reads a list of applications: one on each row below the heads, in whatever order the columns stand. Throws
 * `ApplicationsFault` with every fault there is by row and column; what has one fault gives nothing.
 */
export const readApplications = (sheet: Sheet, given: ApplicationsGiven): Application[] => {
  const { heads, faults: headFaults } = readHeads(sheet, given.heads);
  const odd = oddCells(sheet);
  const rows = heads
    ? sheet.rows.flatMap((row, index) =>
        index < heads.row || row.every(isEmpty) ? [] : [readRow(row, index + 1, heads, given)],
      )
    : [];
  const plain = rows
    .flatMap(({ faults }) => faults)
    .filter(({ row, column }) => !odd.at.has(`${row} ${column}`));
  const faults = [...headFaults, ...odd.faults, ...plain, ...repeated(rows)];
  if (heads && rows.length === 0) faults.push(faultAt({ row: heads.row + 1, column: 1 }, 'empty'));
  if (faults.length > 0) throw new ApplicationsFault(faults.sort(inSheetOrder));
  return rows.map(({ values }) => Application.parse(values));
};
