import type { Words } from '../texts/words.ts';
import { type Answer, aligned, section } from './answer.ts';
import type { CommandDeps, Health, LogCheck } from './deps.ts';
import { graphLines, lateLines } from './doctor-graph.ts';
import { firstOf, listsLines } from './doctor-lists.ts';
import type { ParsedCommand } from './parse.ts';
import { faultRows } from './views.ts';

type Findings = Health & { log?: LogCheck };

const figures = (counted: Readonly<Record<string, number>>, words: Words, label = (name: string) => name) =>
  aligned(Object.entries(counted).map(([name, count]) => [label(name), words.figure(count)]));

const voteLines = (
  { votes, votesProved, minutesAstray }: LogCheck,
  { say }: Pick<Words, 'say'>,
): string[] => [
  ...(votesProved > 0 ? [say('doctor.votes-proved', { count: votesProved })] : []),
  ...votes.map(({ key, finding }) => `  ${key}: ${say(`audit.findings.${finding}`)}`),
  ...minutesAstray.map(({ caseKey, round }) => `  ${say('doctor.minutes-astray', { key: caseKey, round })}`),
];

const isSound = ({ faults, votes, minutesAstray }: LogCheck): boolean =>
  faults.length === 0 && votes.length === 0 && minutesAstray.length === 0;

const logLines = ({ log }: Findings, { say }: Words): string[] => {
  if (!log) return [];
  const chain =
    log.faults.length === 0
      ? [say('doctor.log-whole', { count: log.entries })]
      : [
          say('doctor.log-broken', { count: log.faults.length }),
          ...log.faults.map(({ seq, reason }) => `  ${say(`doctor.log-${reason}`, { seq })}`),
        ];
  return [...chain, ...voteLines(log, { say })];
};

/** What is lacking, by a reason such as `not-read:TfRisks`. */
const lack = (reason: string, { say }: Words): string => {
  const [kind, what = kind] = reason.split(':');
  return say([`doctor.lacks-${kind}`, 'doctor.lacks-other'], { what: what ?? reason });
};

/** Minutes that wait for the library, one line for each. */
const minutesLines = ({ minutes }: Findings, { say }: Words): string[] =>
  section(
    say('doctor.minutes-waiting'),
    minutes.map(({ caseKey, round, fault }) => {
      const why = fault ? say(`late.${fault}`) : '';
      return `  ${say('doctor.minutes-of', { key: caseKey, round })}  ${why}`.trimEnd();
    }),
  );

const print = (findings: Findings, words: Words): string[] => {
  const { say } = words;
  const { ready, rows, counts, faults, mode, database, graph, late, lists } = findings;
  return [
    say('doctor.where', { mode: say(`doctor.mode-${mode}`), database: say(`doctor.database-${database}`) }),
    ready.ready
      ? say('doctor.ready')
      : say('doctor.not-ready', { reasons: words.list(ready.reasons.map((reason) => lack(reason, words))) }),
    ...section(say('doctor.rows'), figures(rows, words)),
    ...section(
      say('doctor.outbox'),
      figures(counts.outbox, words, (state) => say(`outbox.${state}`)),
    ),
    '',
    ...graphLines(graph, words),
    counts.owed === 0 ? say('doctor.nothing-owed') : say('doctor.owed', { count: counts.owed }),
    ...lateLines(late, words),
    ...minutesLines(findings, words),
    ...listsLines(lists, words),
    ...(faults.length === 0
      ? [say('doctor.no-faults')]
      : section(say('doctor.faults'), firstOf(faultRows(faults, words), words))),
    ...logLines(findings, words),
  ];
};

/** How the installation is: whether it can work, what it holds, what waits, what cannot be read, and the log's chain. */
export const doctor =
  (deps: Pick<CommandDeps, 'health' | 'verifyLog'>) =>
  async ({ flags }: ParsedCommand): Promise<Answer> => {
    const health = await deps.health();
    const findings: Findings = flags.has('log') ? { ...health, log: await deps.verifyLog() } : health;
    const whole = !health.lists.drift.some(({ kind }) => kind === 'list-missing');
    const well = health.ready.ready && whole && (!findings.log || isSound(findings.log));
    return { json: findings, print: (words) => print(findings, words), exit: well ? 0 : 1 };
  };
