/** What may stand behind a command's name. */
export type Grammar = {
  /** The whole command as people write it. */
  usage: string;
  operand: boolean;
  options: Readonly<Record<string, 'flag' | 'value'>>;
};

/** Every command by its name, of one word or of two: `round open`. */
export const grammar = {
  provision: { usage: 'provision', operand: false, options: {} },
  import: {
    usage: 'import FILE [--no-shift] [--people FILE]',
    operand: true,
    options: { 'no-shift': 'flag', people: 'value' },
  },
  reminders: {
    usage: 'reminders --on YYYY-MM-DD [--dry-run]',
    operand: false,
    options: { on: 'value', 'dry-run': 'flag' },
  },
  digest: {
    usage: 'digest --on YYYY-MM-DD [--for UPN] [--dry-run]',
    operand: false,
    options: { on: 'value', for: 'value', 'dry-run': 'flag' },
  },
  sync: { usage: 'sync', operand: false, options: {} },
  'export round': {
    usage: 'export round PERIOD --out FILE [--overwrite]',
    operand: true,
    options: { out: 'value', overwrite: 'flag' },
  },
  'export obstacles': {
    usage: 'export obstacles --year YYYY --out FILE [--overwrite]',
    operand: false,
    options: { year: 'value', out: 'value', overwrite: 'flag' },
  },
  'case import': { usage: 'case import FILE.xlsx', operand: true, options: {} },
  'case new': { usage: 'case new FILE [--as UPN]', operand: true, options: { as: 'value' } },
  'case open': {
    usage: 'case open KEY [--deadline YYYY-MM-DD] [--as UPN]',
    operand: true,
    options: { deadline: 'value', as: 'value' },
  },
  'case close': { usage: 'case close KEY [--as UPN]', operand: true, options: { as: 'value' } },
  'case audit': { usage: 'case audit KEY', operand: true, options: {} },
  'round open': {
    usage: 'round open PERIOD [--questions FILE] [--start DATE] [--deadline DATE] [--as UPN]',
    operand: true,
    options: { questions: 'value', start: 'value', deadline: 'value', as: 'value' },
  },
  'round close': { usage: 'round close PERIOD [--as UPN]', operand: true, options: { as: 'value' } },
  'export applications-template': {
    usage: 'export applications-template --out FILE.xlsx [--overwrite]',
    operand: false,
    options: { out: 'value', overwrite: 'flag' },
  },
  doctor: { usage: 'doctor [--log]', operand: false, options: { log: 'flag' } },
  help: { usage: 'help', operand: false, options: {} },
} as const satisfies Record<string, Grammar>;
export type CommandName = keyof typeof grammar;

const isName = (name: string): name is CommandName => Object.hasOwn(grammar, name);

/** The names in the order help shows them. */
export const commandNames: readonly CommandName[] = Object.keys(grammar).filter(isName);
