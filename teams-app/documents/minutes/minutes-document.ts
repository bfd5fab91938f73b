import { Temporal } from 'temporal-polyfill';
import { type Minutes, osloDayOf } from '../../../programme/index.ts';
import { moment } from '../../texts/moment.ts';
import type { Words } from '../../texts/words.ts';
import { kept } from '../kept.ts';
import type { Block, Printed } from '../printed.ts';
import { casePart } from './case-part.ts';
import { outcomePart, proofPart } from './outcome-part.ts';
import { roundPart, rulesPart } from './round-part.ts';
import { seatsPart, votesPart } from './seats-part.ts';
import type { Section, Telling } from './telling.ts';

const sections: readonly Section[] = [
  outcomePart,
  casePart,
  roundPart,
  seatsPart,
  votesPart,
  rulesPart,
  proofPart,
];

const headOf = (telling: Telling): Block[] => {
  const { minutes, words } = telling;
  const { say } = words;
  return [
    { kind: 'heading', level: 1, words: say('minutes-pdf.heading') },
    {
      kind: 'paragraph',
      words: [`${minutes.caseKey} `, kept({ words }, minutes.asked.title)],
      tone: 'strong',
    },
    // The board is no elected body under kommuneloven, and nobody may take its minutes for those of one.
    { kind: 'paragraph', words: say('minutes-pdf.standing'), tone: 'quiet' },
  ];
};

/** The minutes of a round as a document: the same minutes in the same language are the same file, byte for byte. */
export const minutesDocument = (minutes: Minutes, words: Words): Printed => {
  const telling = { minutes, words };
  const { say, day } = words;
  const { caseKey, round, log } = minutes;
  return {
    title: minutesTitle(minutes, words),
    lang: words.locale,
    author: say('printed.author'),
    madeAt: Temporal.Instant.from(log.at),
    top: {
      left: `${say('minutes-pdf.heading')} – ${say('minutes-pdf.case-round', { key: caseKey, round })}`,
      right: day(osloDayOf(log.at)),
    },
    bottom: say('minutes-pdf.made', { at: moment(log.at, words) }),
    pageOf: (page, pages) => say('printed.page', { page, pages }),
    blocks: [...headOf(telling), ...sections.flatMap((section) => section(telling))],
  };
};

/** What the document is called: the case's number, its round and its title. */
export const minutesTitle = ({ caseKey, round, asked }: Minutes, { say }: Words): string =>
  say('minutes-pdf.title', { key: caseKey, round, title: asked.title });

/** What a file of the minutes is called, without its ending; it is the same however often it is written. */
export const minutesFileName = (
  { caseKey, round }: Pick<Minutes, 'caseKey' | 'round'>,
  { say }: Words,
): string => say('minutes-pdf.file', { key: caseKey.replace('/', '-'), round });
