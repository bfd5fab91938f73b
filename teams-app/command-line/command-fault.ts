import { SaidFault } from '../texts/said.ts';

export type CommandReason =
  | 'unknown-command'
  | 'second-word-missing'
  | 'unknown-option'
  | 'option-needs-value'
  | 'option-takes-none'
  | 'operand-missing'
  | 'operand-unexpected'
  | 'day-missing'
  | 'not-a-day'
  | 'file-missing'
  | 'not-json'
  | 'people-missing'
  | 'unknown-person'
  | 'unknown-case'
  | 'no-digest'
  | 'no-round'
  | 'year-missing'
  | 'not-a-year'
  | 'out-missing'
  | 'file-ending'
  | 'folder-missing'
  | 'file-exists'
  | 'file-not-written'
  | 'owner-starting'
  | 'owner-silent'
  | 'failed';

/** What is wrong with a command as it was written, or with where it was sent; nothing was done. */
export class CommandFault extends SaidFault {
  override readonly name = 'CommandFault';
  readonly reason: CommandReason;
  constructor(reason: CommandReason, values: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super([{ key: `command.${reason}`, values }], options);
    this.reason = reason;
  }
}
