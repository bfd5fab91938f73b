import type { ProjectInRound, RoundSummary, UnitInRound } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { kept, under } from '../kept.ts';
import type { Block, Inline } from '../printed.ts';
import {
  aboutWords,
  answerWord,
  changesIn,
  periodWord,
  roleWord,
  standingWords,
  valueWord,
} from './round-words.ts';

/** One part of the summary; nothing at all when there is nothing to tell. */
export type Part = (summary: RoundSummary, words: Words) => Block[];

const nameOf = ({ units }: RoundSummary, project: ProjectInRound): string =>
  units.find(({ unit }) => unit === project.unit)?.name ?? project.unit;

const troubles = (words: Words, { marks }: ProjectInRound): string =>
  marks
    .filter(({ light }) => light === 'red' || light === 'yellow')
    .map(({ dimension, value, comment }) =>
      [
        `${words.say(`dimensions.${dimension}`)}: ${valueWord(words, value)}`,
        ...(comment ? [comment] : []),
      ].join(' – '),
    )
    .join('\n');

/** Red projects, then yellow ones, with what is the matter. */
export const attention: Part = (summary, words) => {
  const { say } = words;
  const rows = summary.attention.map((project) => [
    kept({ words }, project.title),
    nameOf(summary, project),
    say(`lights.${project.light}`),
    kept({ words }, troubles(words, project)),
  ]);
  const columns = [
    { head: say('round-file.project'), share: 3.4, rowHead: true },
    { head: say('round-file.unit'), share: 2.6 },
    { head: say('round-file.light'), share: 1.2 },
    { head: say('round-file.matter'), share: 5 },
  ] as const;
  const table: Block[] = rows.length > 0 ? [{ kind: 'table', columns, rows }] : [];
  return [
    { kind: 'heading', level: 2, words: say('round-file.attention') },
    ...table,
    ...(rows.length === 0 ? [{ kind: 'paragraph', words: say('round-file.no-attention') } as const] : []),
  ];
};

/** An answer in a text, where a number is written as the language writes it. */
const inText = (words: Words, value: string | number | undefined): string =>
  typeof value === 'number' ? words.figure(value) : (value ?? '');

/** What has changed since the round before. */
export const changes: Part = (summary, words) => {
  const { say } = words;
  const { since } = summary;
  const title = since
    ? say('round-file.changes-since', { period: periodWord(words, since) })
    : say('round-file.changes');
  const rows = changesIn(summary, words).map(({ unit, about, what, before, now, turn }) => [
    kept({ words }, `${about}: ${what}`),
    unit,
    inText(words, before),
    inText(words, now),
    turn === 'same' ? '' : say(`turns.${turn}`),
  ]);
  const columns = [
    { head: say('round-file.what'), share: 4, rowHead: true },
    { head: say('round-file.unit'), share: 2.4 },
    { head: say('round-file.before'), share: 2.2 },
    { head: say('round-file.now'), share: 2.2 },
    { head: say('round-file.turn'), share: 1.4 },
  ] as const;
  return under(title, rows.length > 0 ? [{ kind: 'table', columns, rows }] : []);
};

/** What units asked for help with. */
export const needsHelp: Part = (summary, words) => {
  const items = summary.needsHelp.map(
    ({ name, text, role }): Inline => [
      { text: `${name} (${roleWord(words, role)}): `, bold: true },
      kept({ words }, text),
    ],
  );
  return under(words.say('round-file.needs-help'), items.length > 0 ? [{ kind: 'list', items }] : []);
};

/** Units that have not delivered. */
export const unanswered: Part = (summary, words) => {
  const items = summary.unanswered.map(
    ({ name, standing }) => `${name}: ${words.say(`standings.${standing}`).toLocaleLowerCase(words.locale)}`,
  );
  return under(words.say('round-file.unanswered'), items.length > 0 ? [{ kind: 'list', items }] : []);
};

const projectTable = (words: Words, projects: readonly ProjectInRound[]): Block[] => {
  const { say } = words;
  const [first] = projects;
  if (!first) return [];
  const columns = [
    { head: say('round-file.project'), share: 3, rowHead: true as const },
    ...first.marks.map(({ dimension }) => ({ head: say(`dimensions.${dimension}`), share: 1.8 })),
  ];
  const rows = projects.map((project) => [
    kept({ words }, project.title),
    ...project.marks.map(({ value }) => {
      if (project.hasEnded) return say('round-file.ended');
      return valueWord(words, value);
    }),
  ]);
  return [{ kind: 'table', columns, rows }];
};

const answerTable = (words: Words, { answers }: UnitInRound): Block[] => {
  const { say } = words;
  if (answers.length === 0) return [];
  const columns = [
    { head: say('round-file.question'), share: 4, rowHead: true },
    { head: say('round-file.answer'), share: 4 },
    { head: say('round-file.before'), share: 2 },
  ] as const;
  const rows = answers.map((line) => [
    kept({ words }, line.text),
    kept({ words }, inText(words, answerWord(words, line, line.value) ?? say('round-file.not-answered'))),
    kept({ words }, inText(words, answerWord(words, line, line.before))),
  ]);
  return [{ kind: 'table', columns, rows }];
};

const unitBlocks = (words: Words, unit: UnitInRound): Block[] => [
  { kind: 'heading', level: 3, words: unit.name },
  { kind: 'paragraph', words: standingWords(words, unit), tone: 'quiet' },
  ...unit.reopened.map(
    ({ on, reason }): Block => ({
      kind: 'paragraph',
      words: words.say('round-file.reopened', { day: words.day(on), reason }),
      tone: 'quiet',
    }),
  ),
  ...(unit.summary ? [{ kind: 'paragraph', words: kept({ words }, unit.summary) } as const] : []),
  ...projectTable(words, unit.projects),
  ...answerTable(words, unit),
];

/** Each unit: how far it came, its own words, its projects and its answers. */
export const unitByUnit: Part = ({ units }, words) => [
  { kind: 'heading', level: 2, words: words.say('round-file.units') },
  ...units.flatMap((unit) => unitBlocks(words, unit)),
];

/** What people wrote, with the role they wrote it in. */
export const quotes: Part = (summary, words) => {
  const items = summary.quotes.map(
    ({ name, project, text, role, ...about }): Inline => [
      kept({ words }, `«${text}»`),
      ` – ${name}, ${roleWord(words, role)} (${[...(project ? [project] : []), aboutWords(words, about)].join(', ')})`,
    ],
  );
  return under(words.say('round-file.quotes'), items.length > 0 ? [{ kind: 'list', items }] : []);
};
