import type { Words } from '../texts/words.ts';
import type { Block, Heading, Run } from './printed.ts';

/** Words as they stand in the programme's lists, which are kept in bokmål whatever language the document speaks. */
export const kept = ({ words }: { words: Words }, text: string): Run =>
  words.language === 'nb' ? text : { text, lang: 'nb-NO' };

/** A heading, and what stands under it, if anything does. */
export const under = (title: string, blocks: readonly Block[], level: Heading['level'] = 2): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level, words: title }, ...blocks];
