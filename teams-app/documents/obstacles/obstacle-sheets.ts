import { noteWords, type ObstacleYear } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import type { WrittenSheet } from '../excel.ts';

const all = ({ levels }: ObstacleYear, { say, list, day }: Words): WrittenSheet => ({
  name: say('obstacles.sheet'),
  columns: [
    { head: say('obstacles.key'), width: 11 },
    { head: say('obstacles.level'), width: 12 },
    { head: say('obstacles.unit'), width: 24 },
    { head: say('obstacles.text'), width: 60 },
    { head: say('obstacles.tried'), width: 45 },
    { head: say('obstacles.status'), width: 18 },
    { head: say('obstacles.joined'), width: 12 },
    { head: say('obstacles.joined-units'), width: 32 },
    { head: say('obstacles.project'), width: 30 },
    { head: say('obstacles.on'), width: 12 },
    { head: say('obstacles.note'), width: 45 },
  ],
  rows: levels.flatMap(({ level, units }) =>
    units.flatMap(({ unit, lines }) =>
      lines.map(({ key, text, tried, status, alsoUnits, projectTitle, on, note }) => [
        key,
        say(`obstacle-level.${level}`),
        say(`units.${unit}`),
        text,
        tried,
        say(`obstacle-status.${status}`),
        alsoUnits.length,
        list(alsoUnits.map((also) => say(`units.${also}`))),
        projectTitle,
        { day: on },
        note && noteWords(note, day),
      ]),
    ),
  ),
});

const counted = ({ levels }: ObstacleYear, { say }: Words): WrittenSheet => ({
  name: say('obstacles.counts'),
  columns: [
    { head: say('obstacles.level'), width: 14 },
    { head: say('obstacles.status'), width: 20 },
    { head: say('obstacles.count'), width: 10 },
  ],
  rows: levels.flatMap(({ level, counts }) =>
    Object.entries(counts).map(([status, count]) => [
      say(`obstacle-level.${level}`),
      say(`obstacle-status.${status}`),
      count,
    ]),
  ),
});

/** The same summary as sheets: every obstacle, and how many there are of each kind. */
export const obstacleSheets = (summary: ObstacleYear, words: Words): WrittenSheet[] => [
  all(summary, words),
  counted(summary, words),
];
