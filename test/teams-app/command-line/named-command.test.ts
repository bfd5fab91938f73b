import { CommandFault } from '../../../teams-app/command-line/command-fault.ts';
import { namedCommand } from '../../../teams-app/command-line/named-command.ts';

const names = ['doctor', 'round open', 'round close', 'export', 'export obstacles'] as const;
const named = (words: string) => namedCommand(words.split(' '), names);
const faultOf = (words: string) => {
  try {
    named(words);
  } catch (error) {
    if (error instanceof CommandFault) return error.says[0];
    throw error;
  }
  return 'none';
};

describe('a command of one word or two', () => {
  it.each([
    ['doctor --log', 'doctor', ['--log']],
    ['round open 2025-T1 --json', 'round open', ['2025-T1', '--json']],
    ['round close 2025-T1', 'round close', ['2025-T1']],
    ['export obstacles', 'export obstacles', []],
    ['export projects', 'export', ['projects']],
  ])('“%s” is %s', (words, name, rest) => {
    expect(named(words)).toEqual({ name, rest });
  });

  it.each([
    ['fly', 'command.unknown-command', { command: 'fly', known: 'doctor, round, export' }],
    ['round', 'command.second-word-missing', { command: 'round', known: 'open, close' }],
    ['round --json', 'command.second-word-missing', { command: 'round', known: 'open, close' }],
    ['round fly 2025-T1', 'command.unknown-command', { command: 'round fly', known: 'open, close' }],
    ['open round', 'command.unknown-command', { command: 'open', known: 'doctor, round, export' }],
  ])('“%s” is told what there is', (words, key, values) => {
    expect(faultOf(words)).toEqual({ key, values });
  });
});
