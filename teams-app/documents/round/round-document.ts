import type { Temporal } from 'temporal-polyfill';
import type { RoundSummary } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import { imprint } from '../imprint.ts';
import type { Block } from '../printed.ts';
import type { WordDocument } from '../word.ts';
import { attention, changes, needsHelp, type Part, quotes, unanswered, unitByUnit } from './round-parts.ts';
import { periodWord } from './round-words.ts';

const parts: readonly Part[] = [attention, needsHelp, changes, unanswered, unitByUnit, quotes];

const standing: Part = (summary, { say, day }) => {
  const { units, late, deadline, closedOn } = summary;
  const delivered = units.length - summary.unanswered.length;
  return [
    { kind: 'paragraph', words: say('round.delivered', { delivered, asked: units.length }), tone: 'strong' },
    ...(late.length > 0
      ? [{ kind: 'paragraph', words: say('round-file.late', { count: late.length }) } as const]
      : []),
    {
      kind: 'paragraph',
      words: closedOn
        ? say('round-file.closed', { deadline: day(deadline), day: day(closedOn) })
        : say('round-file.open', { deadline: day(deadline) }),
    },
  ];
};

const extensions: Part = (summary, { say, day }) =>
  summary.extensions.map(
    ({ from, to, reason, on }): Block => ({
      kind: 'paragraph',
      words: say('round-file.extended', { from: day(from), to: day(to), day: day(on), reason }),
      tone: 'quiet',
    }),
  );

/** What a round came to, for the tertial report: red and yellow first, then help, changes, each unit, and quotes. */
export const roundDocument = (
  summary: RoundSummary,
  words: Words,
  madeAt: Temporal.Instant,
): WordDocument => {
  const { say } = words;
  const title = say('round-file.title', { period: periodWord(words, summary.period) });
  return {
    title,
    ...imprint(words, madeAt),
    blocks: [
      { kind: 'heading', level: 1, words: title },
      ...[standing, extensions, ...parts].flatMap((part) => part(summary, words)),
    ],
  };
};
