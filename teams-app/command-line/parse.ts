import { parseArgs } from 'node:util';
import { CommandFault } from './command-fault.ts';
import { type CommandName, commandNames, type Grammar, grammar } from './grammar.ts';
import { namedCommand } from './named-command.ts';

export type ParsedCommand = {
  name: CommandName;
  operand?: string;
  values: Readonly<Record<string, string>>;
  flags: ReadonlySet<string>;
  json: boolean;
};

type Kind = Grammar['options'][string];
type Words = { values: Record<string, string>; flags: Set<string>; operands: string[] };
const kindsOf = (name: CommandName): Readonly<Record<string, Kind>> => ({
  ...grammar[name].options,
  json: 'flag',
  help: 'flag',
});

const readOptions = (rest: readonly string[], kinds: Readonly<Record<string, Kind>>, command: string) => {
  const options = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      { type: kind === 'flag' ? 'boolean' : 'string' } as const,
    ]),
  );
  const { tokens } = parseArgs({
    args: [...rest],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const read: Words = { values: {}, flags: new Set(), operands: [] };
  for (const token of tokens) {
    if (token.kind === 'positional') read.operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = token.rawName;
    const kind = option.startsWith('--') && Object.hasOwn(kinds, token.name) ? kinds[token.name] : undefined;
    if (!kind) throw new CommandFault('unknown-option', { option, command });
    if (kind === 'flag' && token.value !== undefined) throw new CommandFault('option-takes-none', { option });
    if (kind === 'flag') read.flags.add(token.name);
    else if (!token.value) throw new CommandFault('option-needs-value', { option });
    else read.values[token.name] = token.value;
  }
  return read;
};

/** Reads the words after `npm run taktfast --`; no words at all ask for help. */
export const parseCommand = (argv: readonly string[]): ParsedCommand => {
  const words = argv[0] === undefined || argv[0].startsWith('-') ? ['help', ...argv] : argv;
  const { name, rest } = namedCommand(words, commandNames);
  const { values, flags, operands } = readOptions(rest, kindsOf(name), name);
  const json = flags.has('json');
  if (flags.has('help')) return { name: 'help', values: {}, flags, json };
  const [operand, ...more] = operands;
  const unexpected = grammar[name].operand ? more[0] : operand;
  if (unexpected !== undefined)
    throw new CommandFault('operand-unexpected', { operand: unexpected, command: name });
  if (grammar[name].operand && operand === undefined)
    throw new CommandFault('operand-missing', { command: name, usage: grammar[name].usage });
  return { name, ...(operand !== undefined && { operand }), values, flags, json };
};
