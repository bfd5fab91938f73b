import { provision } from '../../graph/index.ts';
import { readJsonFile } from '../command-line/json-file.ts';
import { importInto } from './command-deps.ts';
import { checkLists } from './inspect.ts';
import type { Services } from './services.ts';

export type Steps = {
  /** Says which step begins. */
  say: (step: `start.${'provisioning' | 'importing' | 'reading' | 'as-it-was'}`) => void;
  progress: (done: number, of: number) => void;
};

/**
 * Makes the data ready: lists are made or brought up to date, and on the first run the programme's own figures are
 * taken in. With people already there, everything is taken as it was, and what was still owed is carried on.
 */
export const prepareData = async (
  services: Services,
  files: { programme: string; people: string },
  { say, progress }: Steps,
): Promise<void> => {
  say('start.provisioning');
  await provision(await services.site(), () => undefined);
  if ((await services.records.all('TfPeople')).length > 0) {
    say('start.as-it-was');
    await checkLists(services);
    await services.sweepAll();
    await services.carrier.drain(progress);
    return;
  }
  say('start.importing');
  const [programme, directory] = await Promise.all([
    readJsonFile(files.programme),
    readJsonFile(files.people),
  ]);
  await importInto(services, { programme, directory, shift: true }, progress);
  say('start.reading');
  await services.sweepAll();
};
