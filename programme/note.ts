import { IsoDate } from './dates.ts';

const NOTE_LIMIT = 10_000;

/** A line of a note: the day, who, and what, on one line whatever breaks the text had. */
export const noteLine = (day: IsoDate, name: string, text: string): string =>
  `${day} ${name}: ${text.replaceAll(/\s+/g, ' ')}`;

const DAYS = /(^|→ |⏸ )(\d{4}-\d{2}-\d{2})(?=[ :])/gm;

/** A note as people read it: its days, which are kept as `2025-04-01`, in the words of the reader. */
export const noteWords = (note: string, dayWords: (day: IsoDate) => string): string =>
  note.replaceAll(DAYS, (whole, before: string, day: string) => {
    const parsed = IsoDate.safeParse(day);
    return parsed.success ? `${before}${dayWords(parsed.data)}` : whole;
  });

/**
 * Puts a line on top of a note. The oldest lines fall out when the note grows too long for a card;
 * the action log keeps them all.
 */
export const withNoteLine = (note: string | undefined, line: string): string => {
  const kept = [line];
  let length = line.length;
  for (const older of note?.split('\n') ?? []) {
    length += 1 + older.length;
    if (length > NOTE_LIMIT) break;
    kept.push(older);
  }
  return kept.join('\n');
};
