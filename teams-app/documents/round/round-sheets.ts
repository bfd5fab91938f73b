import type { ProjectInRound, RoundSummary } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import type { WrittenSheet } from '../excel.ts';
import { aboutWords, answerWord, changesIn, roleWord, valueWord } from './round-words.ts';

type SheetOf = (summary: RoundSummary, words: Words) => WrittenSheet;

const column = ({ say }: Words, key: string, width: number) => ({ head: say(`round-file.${key}`), width });

const unitSheet: SheetOf = ({ units }, words) => ({
  name: words.say('round-file.sheet-units'),
  columns: [
    column(words, 'unit', 26),
    column(words, 'standing', 18),
    column(words, 'delivered', 12),
    column(words, 'role', 18),
    column(words, 'summary', 60),
    column(words, 'reopened-why', 40),
  ],
  rows: units.map(({ name, standing, deliveredOn, role, summary, reopened }) => [
    name,
    words.say(`standings.${standing}`),
    deliveredOn && { day: deliveredOn },
    role && roleWord(words, role),
    summary,
    reopened.map(({ reason }) => reason).join('\n'),
  ]),
});

/** Those that need attention, in their order, and then the others. */
const inOrder = ({ attention, units }: RoundSummary): ProjectInRound[] => {
  const first = new Set(attention.map(({ key }) => key));
  return [...attention, ...units.flatMap(({ projects }) => projects.filter(({ key }) => !first.has(key)))];
};

const projectRow = ({ units }: RoundSummary, words: Words, project: ProjectInRound) => {
  const { say } = words;
  const { key, title, unit, light, marks, overall, role, moderation, hasEnded } = project;
  return [
    units.find((one) => one.unit === unit)?.name,
    key,
    title,
    hasEnded ? say('round-file.ended') : say(`lights.${light}`),
    ...marks.flatMap(({ value, comment }) => [valueWord(words, value), comment]),
    overall,
    role && roleWord(words, role),
    moderation && say(`moderation.${moderation}`),
  ];
};

const projectSheet: SheetOf = (summary, words) => {
  const { say } = words;
  const dimensions = summary.units.flatMap(({ projects }) => projects)[0]?.marks ?? [];
  return {
    name: say('round-file.sheet-projects'),
    columns: [
      column(words, 'unit', 26),
      column(words, 'key', 12),
      column(words, 'project', 34),
      column(words, 'light', 10),
      ...dimensions.flatMap(({ dimension }) => [
        { head: say(`dimensions.${dimension}`), width: 20 },
        { head: say('round-file.comment-on', { dimension: say(`dimensions.${dimension}`) }), width: 34 },
      ]),
      column(words, 'about-overall', 40),
      column(words, 'role', 18),
      column(words, 'moderation', 12),
    ],
    rows: inOrder(summary).map((project) => projectRow(summary, words, project)),
  };
};

const changeSheet: SheetOf = (summary, words) => ({
  name: words.say('round-file.changes'),
  columns: [
    column(words, 'unit', 26),
    column(words, 'project', 34),
    column(words, 'what', 30),
    column(words, 'before', 24),
    column(words, 'now', 24),
    column(words, 'turn', 12),
    column(words, 'comment', 40),
  ],
  rows: changesIn(summary, words).map(({ unit, about, what, before, now, turn, comment }) => [
    ...[unit, about, what, before, now],
    turn === 'same' ? undefined : words.say(`turns.${turn}`),
    comment,
  ]),
});

const answerSheet: SheetOf = ({ units }, words) => ({
  name: words.say('round-file.sheet-answers'),
  columns: [
    column(words, 'unit', 26),
    column(words, 'question', 44),
    column(words, 'answer', 44),
    column(words, 'before', 30),
    column(words, 'role', 18),
  ],
  rows: units.flatMap(({ name, answers }) =>
    answers.map((line) => [
      name,
      line.text,
      answerWord(words, line, line.value),
      answerWord(words, line, line.before),
      line.role && roleWord(words, line.role),
    ]),
  ),
});

const helpSheet: SheetOf = (summary, words) => ({
  name: words.say('round-file.needs-help'),
  columns: [column(words, 'unit', 26), column(words, 'text', 70), column(words, 'role', 18)],
  rows: summary.needsHelp.map(({ name, text, role }) => [name, text, role && roleWord(words, role)]),
});

const quoteSheet: SheetOf = ({ quotes }, words) => ({
  name: words.say('round-file.quotes'),
  columns: [
    column(words, 'unit', 26),
    column(words, 'project', 34),
    column(words, 'about', 28),
    column(words, 'text', 70),
    column(words, 'role', 18),
  ],
  rows: quotes.map(({ name, project, text, role, ...about }) => [
    name,
    project,
    aboutWords(words, about),
    text,
    role && roleWord(words, role),
  ]),
});

const sheets: readonly SheetOf[] = [unitSheet, projectSheet, changeSheet, answerSheet, helpSheet, quoteSheet];

/** The same summary as sheets to sort and filter. */
export const roundSheets = (summary: RoundSummary, words: Words): WrittenSheet[] =>
  sheets.map((sheet) => sheet(summary, words));
