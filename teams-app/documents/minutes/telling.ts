import type { Minutes, UnitCode } from '../../../programme/index.ts';
import type { Words } from '../../texts/words.ts';
import type { Block, Inline } from '../printed.ts';

/** Minutes on their way to paper, in the language they are asked for in. */
export type Telling = { minutes: Minutes; words: Words };

/** One part of the minutes; nothing at all when there is nothing to tell. */
export type Section = (telling: Telling) => Block[];

export const unitName = (unit: UnitCode, { say }: Words): string => say(`units.${unit}`);

export const nameOr = (name: string | undefined, { say }: Words): string => name ?? say('minutes-pdf.nobody');

/** Who did something, also when that person has left the list since. */
export const doerOf = (name: string | undefined, { say }: Words): string =>
  name ?? say('minutes-pdf.unknown-person');

/** Names and what they are, one on each row. */
export const facts = (rows: readonly (readonly [string, Inline])[], { say }: Words): Block => ({
  kind: 'table',
  columns: [
    { head: say('minutes-pdf.columns.fact'), share: 3, rowHead: true },
    { head: say('minutes-pdf.columns.value'), share: 7 },
  ],
  rows,
});
