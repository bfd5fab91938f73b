import { strFromU8, strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { Cell, Sheet } from '../../programme/index.ts';
import { ExcelFault } from './excel-fault.ts';
import { scanSheet } from './scan-sheet.ts';
import { unpack } from './unpack.ts';

type Parts = Record<string, Uint8Array>;

const textOf = (parts: Parts, name: string): string => strFromU8(parts[name] ?? new Uint8Array());

/** The part that holds the first sheet: the workbook names it, and its relations say where it is. */
const firstSheet = (parts: Parts): string => {
  const [, relation] =
    /<(?:\w+:)?sheet\b[^<>]*?\b\w+:id="([^"]+)"/.exec(textOf(parts, 'xl/workbook.xml')) ?? [];
  const relations =
    textOf(parts, 'xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\b[^<>]*>/g) ?? [];
  const named = relations.find((one) => relation !== undefined && one.includes(`Id="${relation}"`));
  const [, target] = /\bTarget="([^"]+)"/.exec(named ?? '') ?? [];
  if (target === undefined) throw new ExcelFault('not-excel');
  const name = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  if (!Object.hasOwn(parts, name)) throw new ExcelFault('not-excel');
  return name;
};

/** Cells such as #REF! as words, for the reader of sheets gives up at the first of them. */
const withErrorsAsWords = (xml: string): string =>
  xml.replaceAll(/(<(?:\w+:)?c\b[^<>]*?\bt=)"e"/g, '$1"str"');

// No tag of a sheet is near as long; readers of XML take far longer over one endless tag than over many short ones.
const LONGEST_TAG = 16 * 1024;

const refuseEndlessTags = (parts: Parts): void => {
  for (const [name, content] of Object.entries(parts)) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = Buffer.from(content);
    for (let at = xml.indexOf('<'); at >= 0; ) {
      const end = xml.indexOf('>', at);
      if (end < 0 || end - at > LONGEST_TAG) throw new ExcelFault('not-excel');
      at = xml.indexOf('<', end);
    }
  }
};

const cellOf = (value: unknown): Cell =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value instanceof Date
    ? value
    : null;

/**
 * Reads the first sheet of an Excel file that nobody vouches for. What is read is packed anew from what was unpacked
 * and counted, so that the file cannot show one thing here and another there. Throws `ExcelFault`.
 */
export const readExcel = async (file: Uint8Array): Promise<Sheet> => {
  const parts = unpack(file);
  refuseEndlessTags(parts);
  const name = firstSheet(parts);
  const xml = textOf(parts, name);
  const found = scanSheet(xml);
  const counted = zipSync({ ...parts, [name]: strToU8(withErrorsAsWords(xml)) }, { level: 0 });
  try {
    const rows = await readSheet(Buffer.from(counted), { trim: true });
    return { rows: rows.map((row) => row.map(cellOf)), ...found };
  } catch (error) {
    throw new ExcelFault('not-excel', { cause: error });
  }
};
