import type { Words } from '../texts/words.ts';
import { type Answer, aligned } from './answer.ts';
import { commandNames } from './parse.ts';

const usage = {
  provision: 'provision',
  import: 'import FILE [--no-shift] [--people FILE]',
  reminders: 'reminders --on YYYY-MM-DD [--dry-run]',
  digest: 'digest --on YYYY-MM-DD [--for UPN] [--dry-run]',
  sync: 'sync',
  doctor: 'doctor [--log]',
  help: 'help',
} as const;

/** The commands and what each does. */
export const help = (): Answer => ({
  json: { commands: commandNames.map((name) => ({ name, usage: usage[name] })) },
  print: ({ say }: Words) => [
    say('help.usage'),
    '',
    ...aligned(commandNames.map((name) => [usage[name], say(`help.${name}`)])),
    '',
    say('help.json'),
  ],
  exit: 0,
});
