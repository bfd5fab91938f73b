import { resolve } from 'node:path';
import type { ImportReport } from '../../programme/index.ts';
import type { HandedOver } from '../http/command.ts';
import type { Words } from '../texts/words.ts';
import { type Answer, aligned, section } from './answer.ts';
import { CommandFault } from './command-fault.ts';
import type { CommandDeps } from './deps.ts';
import { readJsonFile } from './json-file.ts';
import type { ParsedCommand } from './parse.ts';

const shiftLine = (weeks: number, { say }: Words): string => {
  if (weeks === 0) return say('import.not-shifted');
  return weeks > 0
    ? say('import.shifted-on', { count: weeks })
    : say('import.shifted-back', { count: -weeks });
};

const totalLines = ({ totals }: ImportReport, { say, figure, list }: Words): string[] =>
  totals.flatMap(({ path, published, sum, missing, rows }) => [
    `  ${say(missing > 0 ? 'import.total-below' : 'import.total-above', {
      path,
      difference: figure(Math.abs(missing)),
      published: figure(published),
      sum: figure(sum),
    })}`,
    ...(rows.length === 0 ? [] : [`    ${say('import.total-rows', { rows: list(rows.map(rowName)) })}`]),
  ]);

const rowName = ({ number, name }: { number: string | null; name: string }): string =>
  number === null ? name : `${number} ${name}`;

const print = (report: ImportReport, words: Words): string[] => {
  const { say, figure } = words;
  const lists = report.lists.map(({ list, added, alreadyThere }) => [
    list,
    say('import.added', { count: added }),
    say('import.already-there', { count: alreadyThere }),
  ]);
  const without = report.withoutProject.map(({ number, name, unit, total }) => [
    number ?? '–',
    unit,
    say('import.amount', { amount: figure(total) }),
    name,
  ]);
  const roles = report.roleCounts.map(({ role, counted, held }) => [
    role,
    say('import.role', { counted, held }),
  ]);
  return [
    ...aligned(lists),
    shiftLine(report.shiftWeeks, words),
    ...section(say('import.totals'), totalLines(report, words)),
    ...section(say('import.without-project', { count: without.length }), aligned(without)),
    ...section(say('import.roles'), aligned(roles)),
  ];
};

/** Takes in a programme's file and its people; what is there already is left as it is. */
export const importCommand =
  ({ importFile, peopleFile }: Pick<CommandDeps, 'importFile' | 'peopleFile'>) =>
  async (
    { operand = '', values, flags }: ParsedCommand,
    { cwd }: Pick<HandedOver, 'cwd'>,
  ): Promise<Answer> => {
    const people = values.people ?? peopleFile;
    if (people === undefined) throw new CommandFault('people-missing');
    const programme = await readJsonFile(resolve(cwd, operand));
    const directory = await readJsonFile(resolve(cwd, people));
    const report = await importFile({ programme, directory, shift: !flags.has('no-shift') });
    return { json: report, print: (words) => print(report, words), exit: 0 };
  };
