import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../calendar.ts';
import { addDays, IsoDate, osloDay } from '../dates.ts';
import { personalDetails } from '../privacy/personal-details.ts';
import { fold } from '../status/fold.ts';
import type { Unit, UnitCode } from '../units.ts';
import { readAmount } from './amount.ts';
import type { ApplicationFaultReason } from './application-fault.ts';
import type { Cell } from './sheet.ts';

/** What a cell holds, or what is wrong with it. */
export type CellRead<T> = { value: T } | { fault: ApplicationFaultReason; detail: string };

const shown = (cell: Cell): string =>
  cell instanceof Date ? osloDay(Temporal.Instant.fromEpochMilliseconds(cell.getTime())) : String(cell ?? '');

const fault = (reason: ApplicationFaultReason, detail: Cell): CellRead<never> => ({
  fault: reason,
  detail: shown(detail).slice(0, MOST_SHOWN),
});
const MOST_SHOWN = 60;

export const isEmpty = (cell: Cell): boolean =>
  cell === null || (typeof cell === 'string' && cell.trim() === '');

// Neither the store nor SharePoint takes control characters or broken surrogate pairs.
const storable = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .trim();

/** Text that must be there, no longer than `most` characters. */
export const textCell = (cell: Cell, most: number): CellRead<string> => {
  const text = storable(shown(cell));
  if (text === '') return fault('missing', '');
  return text.length > most ? fault('too-long', String(most)) : { value: text };
};

/** Text as people write it freely, which must tell of nobody in particular. */
export const freeCell = (cell: Cell, most: number, ordinary: readonly string[]): CellRead<string> => {
  const read = textCell(cell, most);
  const isPersonal = 'value' in read && personalDetails(read.value, ordinary).length > 0;
  return isPersonal ? fault('personal-details', '') : read;
};

/** A unit by its code, its name, or its name without "bydel". */
const unitNamed = (units: readonly Unit[], name: string): UnitCode | undefined => {
  const bare = (text: string) =>
    fold(text)
      .replace(/^bydel\s+/, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
  return units.find((unit) => bare(unit.name) === bare(name) || fold(unit.code) === bare(name))?.code;
};

/** The unit that applies. */
export const unitCell = (cell: Cell, units: readonly Unit[]): CellRead<UnitCode> => {
  if (isEmpty(cell)) return fault('missing', '');
  const unit = unitNamed(units, shown(cell));
  return unit ? { value: unit } : fault('unknown-unit', cell);
};

/** The units a case touches, parted by commas, semicolons or lines: at least one, each once. */
export const unitsCell = (cell: Cell, units: readonly Unit[]): CellRead<UnitCode[]> => {
  const names = shown(cell)
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) return fault('missing', '');
  const found: UnitCode[] = [];
  for (const name of names) {
    const unit = unitNamed(units, name);
    if (!unit) return fault('unknown-unit', name);
    if (found.includes(unit)) return fault('unit-twice', name);
    found.push(unit);
  }
  return { value: found };
};

/** Kroner, as people write them. */
export const amountCell = (cell: Cell): CellRead<number> => {
  if (isEmpty(cell)) return fault('missing', '');
  if (typeof cell !== 'string' && typeof cell !== 'number') return fault('not-an-amount', cell);
  const read = readAmount(cell);
  return 'fault' in read ? fault(read.fault, cell) : { value: read.kroner };
};

/** One of a few words, in any of the languages it may be written in. */
export const wordCell = <W extends string>(
  cell: Cell,
  words: Readonly<Record<W, readonly string[]>>,
): CellRead<W> => {
  if (isEmpty(cell)) return fault('missing', '');
  const said = fold(shown(cell)).trim();
  const entries = Object.entries<readonly string[]>(words);
  const [word] = entries.find(([, names]) => names.some((name) => fold(name) === said)) ?? [];
  const known = (name: string): name is W => Object.hasOwn(words, name);
  return word !== undefined && known(word) ? { value: word } : fault('unknown-phase', cell);
};

const written = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

const dayIn = (cell: Cell): IsoDate | undefined => {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, 10);
  if (typeof cell !== 'string') return undefined;
  const [, day = '', month = '', year = ''] = written.exec(cell.trim()) ?? [];
  const iso = year === '' ? cell.trim() : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return IsoDate.safeParse(iso).data;
};

/** How far ahead a deadline may lie: the next rounds of applications, not somebody's slip of the year. */
const DAYS_AHEAD = 365;

/** A working day after today, as a date of the sheet, `27.11.2026` or `2026-11-27`. */
export const deadlineCell = (
  cell: Cell,
  today: IsoDate,
  { closed }: Pick<Calendar, 'closed'>,
): CellRead<IsoDate> => {
  if (isEmpty(cell)) return fault('missing', '');
  const day = dayIn(cell);
  if (day === undefined) return fault('not-a-date', cell);
  if (day <= today) return fault('date-past', day);
  if (day > addDays(today, DAYS_AHEAD)) return fault('date-too-far', day);
  const why = closed(day);
  return why ? fault(`date-${why}`, day) : { value: day };
};
