import { resolve } from 'node:path';
import type { Actor, Round, RoundSummary } from '../../programme/index.ts';
import type { HandedOver } from '../http/command.ts';
import type { Words } from '../texts/words.ts';
import { actorOf } from './acting.ts';
import { type Answer, aligned, section } from './answer.ts';
import type { CommandDeps } from './deps.ts';
import { readJsonFile } from './json-file.ts';
import type { ParsedCommand } from './parse.ts';

type Act = (actor: Actor, form: unknown) => Promise<{ round: Round }>;

/** What the commands about rounds need. */
export type RoundCommands = {
  open: Act;
  close: Act;
  summary: (period: string) => Promise<RoundSummary | undefined>;
};
type Deps = Pick<CommandDeps, 'people' | 'rounds'>;

const printOpened = ({ period, start, deadline, questions }: Round, { say, day }: Words): string[] => [
  say('round.opened', { period }),
  say('round.days', { start: day(start), deadline: day(deadline) }),
  say('round.questions', { count: questions.length }),
];

/** Opens a round, with the questions of a file: `[{ id, kind, text, required, choices? }]`. */
export const openRound =
  (deps: Deps) =>
  async (command: ParsedCommand, { cwd }: Pick<HandedOver, 'cwd'>): Promise<Answer> => {
    const { start, deadline, questions } = command.values;
    const form = {
      period: command.operand,
      start,
      deadline,
      ...(questions !== undefined && { questions: await readJsonFile(resolve(cwd, questions)) }),
    };
    const { round } = await deps.rounds.open(await actorOf(deps, command), form);
    return { json: round, print: (words) => printOpened(round, words), exit: 0 };
  };

const printClosed = (summary: RoundSummary, { say, list }: Words): string[] => {
  const delivered = summary.units.length - summary.unanswered.length;
  const count = (light: 'red' | 'yellow') => summary.attention.filter((one) => one.light === light).length;
  return [
    say('round.closed', { period: summary.period }),
    say('round.delivered', { delivered, asked: summary.units.length }),
    ...(summary.late.length > 0 ? [say('round.late', { units: list(summary.late) })] : []),
    say('round.lights', { red: count('red'), yellow: count('yellow') }),
    ...section(say('round.unanswered'), aligned(summary.unanswered.map(({ unit, name }) => [unit, name]))),
  ];
};

/** Closes a round and gives its summary. */
export const closeRound =
  (deps: Deps) =>
  async (command: ParsedCommand): Promise<Answer> => {
    const { round } = await deps.rounds.close(await actorOf(deps, command), { period: command.operand });
    const summary = await deps.rounds.summary(round.period);
    return { json: summary, print: (words) => (summary ? printClosed(summary, words) : []), exit: 0 };
  };
