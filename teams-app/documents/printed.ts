import type { Temporal } from 'temporal-polyfill';

/** Words of a line: as they are, or set apart by weight or colour, or in another language than the document's (BCP 47). */
export type Run = string | { text: string; bold?: true; quiet?: true; lang?: string };
export type Inline = Run | readonly Run[];

/** What stands in a table; a `bar` from 0 to 1 is drawn beside the words, and says nothing the words do not. */
export type Cell = Inline | { words: Inline; bar: number };

/** `share` is the column's part of the width, against the other columns' shares. */
export type Column = { head: string; share: number; align?: 'end'; rowHead?: true };

export type Heading = { kind: 'heading'; level: 1 | 2 | 3; words: Inline };
export type Paragraph = { kind: 'paragraph'; words: Inline; tone?: 'quiet' | 'strong' };
export type List = { kind: 'list'; items: readonly Inline[] };
export type Table = {
  kind: 'table';
  caption?: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
};
/** A few figures side by side, each with its name. */
export type Figures = { kind: 'figures'; figures: readonly { figure: string; name: string }[] };
export type Block = Heading | Paragraph | List | Table | Figures;

/** A document on A4, from its title to its last block. */
export type Printed = {
  title: string;
  /** BCP 47. */
  lang: string;
  author: string;
  /** When it was made: the same data made at the same instant is the same file, byte for byte. */
  madeAt: Temporal.Instant;
  /** At the top of every page, to the left and to the right. */
  top: { left: string; right: string };
  /** At the bottom of every page, to the left; the page's number is to the right. */
  bottom: string;
  pageOf: (page: number, pages: number) => string;
  blocks: readonly Block[];
};
