import type { Action } from '../../programme/index.ts';
import { moment } from '../texts/moment.ts';
import type { Words } from '../texts/words.ts';
import { type Answer, aligned, section } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CaseAudit, CommandDeps } from './deps.ts';
import type { ParsedCommand } from './parse.ts';

type Entry = CaseAudit['entries'][number];

/** Who acted, by what they are and where; an auditor needs no names. */
const who = ({ action, roles = [], unit }: Entry, { say, list }: Words): string => {
  if (action.actor === 'taktfast') return say('audit.taktfast');
  if (roles.length === 0 || !unit) return say('audit.unknown');
  return `${list(roles.map((role) => say(`roles.${role}`)))}, ${say(`units.${unit}`)}`;
};

type Shown = (value: string, words: Words) => string;

const asItIs: Shown = (value) => value;

/** What of an entry's values is shown, and how; words people wrote are not in the log at all. */
const fields: Readonly<Record<string, Shown>> = {
  round: asItIs,
  seat: (unit, { say }) => say(`units.${unit}`),
  passed: (ground, { say }) => say(`audit.passed.${ground}`),
  deadline: moment,
  endedBy: (how, { say }) => say(`minutes-pdf.ended-by.${how}`),
  outcome: (outcome, { say }) => say(`minutes-pdf.outcomes.${outcome}`),
  textHash: asItIs,
  commitment: asItIs,
};

const details = ({ after, reason }: Action, words: Words): string[] => [
  ...Object.entries(fields).flatMap(([field, show]) => {
    const value = after[field];
    const plain = typeof value === 'string' || typeof value === 'number';
    return plain ? [`${words.say(`audit.fields.${field}`)}: ${show(String(value), words)}`] : [];
  }),
  ...(reason === undefined ? [] : [`${words.say('audit.fields.reason')}: ${reason}`]),
];

const entryLines = (entry: Entry, words: Words): string[] => {
  const { seq, hash, action, broken } = entry;
  const { say } = words;
  const head = `${seq}  ${moment(action.at, words)}  ${say([`audit.verbs.${action.verb}`, 'audit.verbs.other'])}`;
  return [
    `  ${head}`,
    `      ${who(entry, words)}, ${say(`audit.via.${action.via}`)}`,
    ...details(action, words).map((line) => `      ${line}`),
    `      ${broken ? say('audit.broken', { hash }) : hash}`,
  ];
};

const print = ({ key, title = '', entries, votes }: CaseAudit, words: Words): string[] => {
  const { say } = words;
  const rows = votes.map(({ key: vote, finding }) => [vote, say(`audit.findings.${finding}`)]);
  return [
    say('audit.heading', { key, title }),
    ...section(
      say('audit.entries', { count: entries.length }),
      entries.flatMap((entry) => entryLines(entry, words)),
    ),
    ...section(say('audit.votes', { count: votes.length }), aligned(rows)),
  ];
};

/** A case's life as the log has it, with its votes held against ballots and lists. */
export const auditCase =
  ({ auditCase: audit }: Pick<CommandDeps, 'auditCase'>) =>
  async ({ operand = '' }: ParsedCommand): Promise<Answer> => {
    const found = await audit(operand);
    if (!found) throw new CommandFault('unknown-case', { key: operand });
    const well =
      found.entries.every(({ broken }) => !broken) &&
      found.votes.every(({ finding }) => finding === 'proved');
    return { json: found, print: (words) => print(found, words), exit: well ? 0 : 1 };
  };
