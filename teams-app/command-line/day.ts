import { IsoDate } from '../../programme/index.ts';
import { CommandFault } from './command-fault.ts';
import type { ParsedCommand } from './parse.ts';

/** The day a command speaks of. */
export const dayOf = ({ values, name }: ParsedCommand): IsoDate => {
  if (values.on === undefined) throw new CommandFault('day-missing', { command: name });
  const day = IsoDate.safeParse(values.on);
  if (!day.success) throw new CommandFault('not-a-day', { day: values.on });
  return day.data;
};
