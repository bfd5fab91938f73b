import type { Temporal } from 'temporal-polyfill';
import { noteWords, type ObstacleLine, type ObstacleYear } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { imprint } from '../imprint.ts';
import type { Block, Column } from '../printed.ts';
import type { WordDocument } from '../word.ts';

type Level = ObstacleYear['levels'][number];

const columnsIn = ({ say }: Words): Column[] => [
  { head: say('obstacles.key'), share: 1.5, rowHead: true },
  { head: say('obstacles.text'), share: 5 },
  { head: say('obstacles.tried'), share: 3.5 },
  { head: say('obstacles.status'), share: 1.8 },
  { head: say('obstacles.joined'), share: 2.2 },
];

const joinedBy = ({ alsoUnits }: ObstacleLine, { say, list }: Words): string =>
  alsoUnits.length === 0
    ? say('obstacles.nobody')
    : `${alsoUnits.length}: ${list(alsoUnits.map((unit) => say(`units.${unit}`)))}`;

const about = ({ projectTitle, note, on }: ObstacleLine, { say, day }: Words): string =>
  [
    ...(projectTitle ? [say('obstacles.in-project', { project: projectTitle })] : []),
    say('obstacles.reported-on', { day: day(on) }),
    ...(note ? [noteWords(note, day)] : []),
  ].join('\n');

const table = (lines: readonly ObstacleLine[], words: Words): Block => ({
  kind: 'table',
  columns: columnsIn(words),
  rows: lines.map((line) => [
    line.key,
    [`${line.text}\n`, { text: about(line, words), quiet: true }],
    line.tried ?? words.say('obstacles.nothing-tried'),
    words.say(`obstacle-status.${line.status}`),
    joinedBy(line, words),
  ]),
});

const standing = ({ counts }: Level, { say, list }: Words): string => {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return say('obstacles.none');
  return `${list(parts.map(([status, count]) => `${say(`obstacle-status.${status}`)}: ${count}`))}.`;
};

const levelBlocks = (level: Level, words: Words): Block[] => [
  { kind: 'heading', level: 2, words: words.say(`obstacle-level.${level.level}`) },
  { kind: 'paragraph', words: standing(level, words) },
  ...level.units.flatMap(({ unit, lines }): Block[] => [
    { kind: 'heading', level: 3, words: words.say(`units.${unit}`) },
    table(lines, words),
  ]),
];

/** The yearly summary of structural obstacles to the owners: by level and unit, with how far each has come. */
export const obstacleDocument = (
  summary: ObstacleYear,
  words: Words,
  madeAt: Temporal.Instant,
): WordDocument => {
  const { say } = words;
  const { year, reported, earlier } = summary;
  const title = say('obstacles.title', { year });
  return {
    title,
    ...imprint(words, madeAt),
    blocks: [
      { kind: 'heading', level: 1, words: title },
      { kind: 'paragraph', words: say('obstacles.about') },
      { kind: 'paragraph', words: say('obstacles.reported', { count: reported, year }) },
      ...(earlier > 0
        ? [{ kind: 'paragraph', words: say('obstacles.earlier', { count: earlier }) } as const]
        : []),
      ...summary.levels.flatMap((level) => levelBlocks(level, words)),
    ],
  };
};
