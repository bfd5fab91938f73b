import type { Words } from '../texts/words.ts';
import { type Answer, aligned } from './answer.ts';
import { commandNames, grammar } from './grammar.ts';

/** The commands and what each does. */
export const help = (): Answer => ({
  json: { commands: commandNames.map((name) => ({ name, usage: grammar[name].usage })) },
  print: ({ say }: Words) => [
    say('help.usage'),
    '',
    ...aligned(commandNames.map((name) => [grammar[name].usage, say(`help.${name.replace(' ', '-')}`)])),
    '',
    say('help.json'),
  ],
  exit: 0,
});
