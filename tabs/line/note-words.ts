import type { Language } from '../../programme/index.ts';
import { shortDay } from '../language/days.ts';

const days = /(^|→ |⏸ )(\d{4}-\d{2}-\d{2})(?=[ :])/gm;

/** A note as people read it: its days, which are kept as `2025-04-01`, in the words of the page. */
export const noteWords = (language: Language, note: string, today: string): string =>
  note.replaceAll(days, (whole, before: string, day: string) =>
    Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? whole : `${before}${shortDay(language, day, today)}`,
  );
