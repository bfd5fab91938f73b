import { CommandFault } from '../../../teams-app/command-line/command-fault.ts';
import { parseCommand } from '../../../teams-app/command-line/parse.ts';

const parse = (words: string) => parseCommand(words.split(' ').filter((word) => word !== ''));
const reasonOf = (words: string) => {
  try {
    parse(words);
  } catch (error) {
    if (error instanceof CommandFault) return error.reason;
    throw error;
  }
  return 'none';
};

describe('a command as it is written', () => {
  it.each([
    ['', { name: 'help', json: false }],
    ['--help', { name: 'help' }],
    ['--json', { name: 'help', json: true }],
    ['import --help', { name: 'help' }],
    ['provision --json', { name: 'provision', json: true }],
    ['import plan.json', { name: 'import', operand: 'plan.json', values: {}, flags: new Set() }],
    [
      'import plan.json --no-shift --people people.json',
      { operand: 'plan.json', values: { people: 'people.json' }, flags: new Set(['no-shift']) },
    ],
    ['import --people=people.json plan.json', { operand: 'plan.json', values: { people: 'people.json' } }],
    [
      'reminders --on 2025-04-01 --dry-run',
      { name: 'reminders', values: { on: '2025-04-01' }, flags: new Set(['dry-run']) },
    ],
    ['digest --on=2025-04-07 --for x@y.example', { values: { on: '2025-04-07', for: 'x@y.example' } }],
    [
      'round open 2025-T1 --deadline 2025-05-06 --questions q.json',
      { name: 'round open', operand: '2025-T1', values: { deadline: '2025-05-06', questions: 'q.json' } },
    ],
    ['doctor --log', { name: 'doctor', flags: new Set(['log']) }],
  ])('“%s” is read', (words, expected) => {
    expect(parse(words)).toMatchObject(expected);
  });

  it.each([
    ['fly', 'unknown-command'],
    ['round open', 'operand-missing'],
    ['round show 2025-T1', 'unknown-command'],
    ['round', 'second-word-missing'],
    ['constructor', 'unknown-command'],
    ['reminders --at 2025-04-01', 'unknown-option'],
    ['reminders --constructor', 'unknown-option'],
    ['reminders -o 2025-04-01', 'unknown-option'],
    ['doctor --dry-run', 'unknown-option'],
    ['--version', 'unknown-option'],
    ['reminders --on', 'option-needs-value'],
    ['reminders --on= --json', 'option-needs-value'],
    ['reminders --on 2025-04-01 --dry-run=yes', 'option-takes-none'],
    ['import', 'operand-missing'],
    ['import a.json b.json', 'operand-unexpected'],
    ['digest 2025-04-01', 'operand-unexpected'],
  ])('“%s” is refused: %s', (words, reason) => {
    expect(reasonOf(words)).toBe(reason);
  });
});
