import type { Digest } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import type { Block, Run } from '../printed.ts';

/** A digest on its way to paper, in its reader's language. */
export type Telling = { digest: Digest; words: Words };

/** One part of the document; nothing at all when there is nothing to tell. */
export type Section = (telling: Telling) => Block[];

/** Words as they stand in the programme's lists, which are kept in bokmål whatever language the document speaks. */
export const kept = ({ words }: Pick<Telling, 'words'>, text: string): Run =>
  words.language === 'nb' ? text : { text, lang: 'nb-NO' };

/** A heading, and what stands under it, if anything does. */
export const under = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, words: title }, ...blocks];
