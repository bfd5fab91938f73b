import type { Library } from '../../graph/index.ts';
import type { Clock, Log, Minutes } from '../../programme/index.ts';
import { setbackOf } from '../carrying/when-again.ts';
import { minutesDocument, minutesFileName } from '../documents/minutes/minutes-document.ts';
import type { Print } from '../documents/printer.ts';
import { reasonOf } from '../jobs/reason-of.ts';
import type { DueMinutes, StoredMinutes } from '../store/minutes.ts';
import type { Words } from '../texts/words.ts';
import { journalEntry } from './journal.ts';

export type FileDeps = {
  stored: Pick<StoredMinutes, 'due' | 'filed' | 'putOff'>;
  library: () => Promise<Library>;
  print: Print;
  /** The language the board's minutes are kept in. */
  words: Words;
  clock: Clock;
  log: Log;
  random: () => number;
};

/** Minutes as the library keeps them: the document, and what an archive needs beside it. */
export const filesOf = async (
  minutes: Minutes,
  { print, words }: Pick<FileDeps, 'print' | 'words'>,
): Promise<{ name: string; content: Buffer }[]> => {
  const name = minutesFileName(minutes, words);
  const file = await print(minutesDocument(minutes, words));
  const entry = journalEntry(minutes, { words, file });
  return [
    { name: `${name}.pdf`, content: file },
    { name: `${name}.json`, content: Buffer.from(`${JSON.stringify(entry, null, 2)}\n`) },
  ];
};

const fileOne = async (deps: FileDeps, { minutes, tries }: DueMinutes): Promise<void> => {
  const { stored, clock, log } = deps;
  const about = { caseKey: minutes.caseKey, round: minutes.round };
  try {
    const library = await deps.library();
    const files = await filesOf(minutes, deps);
    const kept = [];
    for (const { name, content } of files) kept.push(await library.keep(name, content));
    await stored.filed(minutes, { at: clock.now().toString(), url: kept[0]?.webUrl ?? '' });
    log.info(about, 'minutes are in the library');
  } catch (error) {
    const { reason, waitMs } = setbackOf(error, tries + 1, deps.random);
    log.warn({ ...about, reason, cause: reasonOf(error) }, 'minutes are not in the library yet');
    const until = clock.now().add({ milliseconds: waitMs }).toString();
    await stored.putOff(minutes, { fault: reason, until });
  }
};

/** Files the minutes that are due; what does not get there is owed, and tried again when SharePoint is likely back. */
export const fileMinutes = async (deps: FileDeps): Promise<void> => {
  for (const due of await deps.stored.due(deps.clock.now().toString())) await fileOne(deps, due);
};
