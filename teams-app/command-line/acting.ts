import { type Actor, holderOf } from '../../programme/index.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import type { ParsedCommand } from './parse.ts';

/** Who acts: whom `--as` names, otherwise the programme lead. */
export const actorOf = async (
  { people }: Pick<CommandDeps, 'people'>,
  { values }: ParsedCommand,
): Promise<Actor> => {
  const known = await people();
  const mail = values.as?.toLowerCase();
  const person =
    mail === undefined
      ? holderOf(known, 'programme-lead')
      : known.find((one) => one.mail.toLowerCase() === mail);
  if (!person && mail !== undefined) throw new CommandFault('unknown-person', { mail });
  return { oid: person?.oid ?? '', via: 'command-line' };
};
