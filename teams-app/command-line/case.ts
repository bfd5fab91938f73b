import { resolve } from 'node:path';
import {
  type Actor,
  type Case,
  type Opened,
  osloDayOf,
  type UnitCode,
  type VotingRound,
} from '../../programme/index.ts';
import type { HandedOver } from '../http/command.ts';
import type { Words } from '../texts/words.ts';
import { actorOf } from './acting.ts';
import type { Answer } from './answer.ts';
import type { CommandDeps } from './deps.ts';
import { readJsonFile } from './json-file.ts';
import type { ParsedCommand } from './parse.ts';

type Act<Result> = (actor: Actor, form: unknown) => Promise<Result>;

/** What the commands about cases need. */
export type CaseCommands = {
  prepare: Act<{ item: Case }>;
  open: Act<Opened>;
  close: Act<{ round: VotingRound }>;
};
type Deps = Pick<CommandDeps, 'people' | 'cases'>;

/** Prepares a draft from a JSON file: title, kind, unit, affectedUnits, amount, text and the rest of a case. */
export const newCase =
  (deps: Deps) =>
  async (command: ParsedCommand, { cwd }: Pick<HandedOver, 'cwd'>): Promise<Answer> => {
    const form = await readJsonFile(resolve(cwd, command.operand ?? ''));
    const { item } = await deps.cases.prepare(await actorOf(deps, command), form);
    const { key, title } = item;
    return { json: item, print: ({ say }) => [say('case.prepared', { key, title })], exit: 0 };
  };

const named = (units: readonly UnitCode[], { say, list }: Words): string =>
  list(units.map((unit) => say(`units.${unit}`)));

const printOpened = ({ round, withoutDeputy, vacant }: Opened, words: Words): string[] => {
  const { say, day } = words;
  const { caseKey: key, round: number, deadline, rules, seats, textHash } = round;
  return [
    say('case.opened', { key, round: number, deadline: day(osloDayOf(deadline)), time: rules.endsAt }),
    say('case.seats', { count: seats.length }),
    say('case.hash', { hash: textHash }),
    ...(withoutDeputy.length > 0 ? [say('case.without-deputy', { units: named(withoutDeputy, words) })] : []),
    ...(vacant.length > 0 ? [say('case.vacant', { units: named(vacant, words) })] : []),
  ];
};

/** Opens the vote on a draft. */
export const openCase =
  (deps: Deps) =>
  async (command: ParsedCommand): Promise<Answer> => {
    const form = { key: command.operand, deadline: command.values.deadline };
    const opened = await deps.cases.open(await actorOf(deps, command), form);
    return { json: opened, print: (words) => printOpened(opened, words), exit: 0 };
  };

const printClosed = ({ caseKey: key, outcome, tally, fastTrack }: VotingRound, { say }: Words): string[] => [
  outcome
    ? say('case.closed', { key, outcome: say(`minutes-pdf.outcomes.${outcome}`) })
    : say('case.tied', { key }),
  ...(tally ? [say('case.totals', tally)] : []),
  ...(fastTrack ? [say('case.fast-track')] : []),
];

/** Ends the vote, in the name of the chair. */
export const closeCase =
  (deps: Deps) =>
  async (command: ParsedCommand): Promise<Answer> => {
    const { round } = await deps.cases.close(await actorOf(deps, command), { key: command.operand });
    return { json: round, print: (words) => printClosed(round, words), exit: 0 };
  };
