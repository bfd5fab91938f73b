import { libraryIn } from '../../graph/index.ts';
import type { Print } from '../documents/printer.ts';
import { fileMinutes } from '../minutes/file-minutes.ts';
import { keepMinutes } from '../minutes/keep-minutes.ts';
import { minutesIn } from '../store/minutes.ts';
import { wordsIn } from '../texts/words.ts';
import type { Services } from './services.ts';

/** The library the board's minutes are kept in, and the language they are kept in: the municipality's own. */
const LIBRARY = 'TfMinutes';
const LANGUAGE = 'nb';

/** Makes the minutes of votes that have ended, and files those that are not in the library yet. */
export const minutesBy =
  ({ store, records, upkeep, site, clock, log }: Services, print: Print) =>
  async () => {
    const stored = minutesIn(store.db);
    await keepMinutes({ stored, records });
    await fileMinutes({
      ...{ stored, print, clock, log },
      words: wordsIn(LANGUAGE),
      library: async () => libraryIn(upkeep, await site(), LIBRARY),
      random: Math.random,
    });
  };
