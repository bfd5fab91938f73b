import type { Digest } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import type { Block } from '../printed.ts';

/** A digest on its way to paper, in its reader's language. */
export type Telling = { digest: Digest; words: Words };

/** One part of the document; nothing at all when there is nothing to tell. */
export type Section = (telling: Telling) => Block[];
