import type { Dimension } from '../dimensions.ts';
import type { Mention } from '../mentions.ts';
import type { Span } from '../tokens.ts';
import type { Saying } from '../value-words.ts';

/** How a value came to its dimensions: they were named, it stood alone, or it was said of all, or of the rest. */
export type Scope = 'named' | 'alone' | 'all' | 'rest';

/** One thing a text says, in the order it says it. */
export type Statement = Span &
  (
    | { kind: 'set'; scope: Scope; dimensions: readonly Dimension[]; saying: Saying }
    /** These stay as they were. */
    | { kind: 'keep'; dimensions: readonly Dimension[] }
    /** These are not among "all". */
    | { kind: 'except'; dimensions: readonly Dimension[] }
    /** The text that follows is about this. */
    | { kind: 'aim'; target: Dimension | 'overall' }
    | { kind: 'mention'; mention: Mention; isHidden: boolean }
    | { kind: 'command' }
    /** A value was said not to be so. */
    | { kind: 'denied' }
    | { kind: 'text' }
  );

/** What a rule of the grammar made of the items from a place on, where it ended, and whether only text can follow. */
export type Match = { statements: Statement[]; next: number; isText?: boolean };
