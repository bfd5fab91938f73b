import { columnNumber, type Spot } from '../../programme/index.ts';
import { ExcelFault } from './excel-fault.ts';

/** What a list may be; far more rows than a round of applications has. */
export const most = { rows: 500, columns: 60 } as const;

// Each goes over a tag once, whatever is in it: a file is nobody's word, and may be made to keep a pattern busy.
const cell = /<(?:\w+:)?c\b([^<>]*)>(\s*<(?:\w+:)?f[\s/>])?/g;
const row = /<(?:\w+:)?row\b([^<>]*)/g;
const merged = /<(?:\w+:)?mergeCell\b([^<>]*)/g;
const place = /\br(?:ef)?="([A-Z]{1,3})(\d{1,7})[:"]/;
const number = /\br="(\d{1,7})"/;

const spotIn = (attributes: string): Spot[] => {
  const [, column, at] = place.exec(attributes) ?? [];
  return column && at ? [{ row: Number(at), column: columnNumber(column) }] : [];
};

/**
 * Which of a sheet's cells are formulas and which were made one, none of which the reader of sheets tells. One lone
 * cell in the last row and column would have it make billions, so those are turned away here.
 */
export const scanSheet = (xml: string): { formulas: Spot[]; merged: Spot[] } => {
  const formulas: Spot[] = [];
  for (const [, attributes = '', formula] of xml.matchAll(cell)) {
    const spots = spotIn(attributes);
    if (spots.some((spot) => spot.row > most.rows)) throw new ExcelFault('too-many-rows');
    if (spots.some(({ column }) => column > most.columns)) throw new ExcelFault('too-many-columns');
    if (formula) formulas.push(...spots);
  }
  for (const [, attributes = ''] of xml.matchAll(row))
    if (Number(number.exec(attributes)?.[1] ?? 0) > MOST_EMPTY) throw new ExcelFault('too-many-rows');
  return { formulas, merged: [...xml.matchAll(merged)].flatMap(([, attributes = '']) => spotIn(attributes)) };
};

// Rows that are there for their look alone are many in files of real life, and are left out afterwards.
const MOST_EMPTY = 20_000;
