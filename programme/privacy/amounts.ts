import type { Span } from './detail.ts';

const before = /(?:\bkr|\bnok|kroner|beløp(?:et)?|budsjett(?:et)?)[.:]?\s*$/iu;
const behind = /^[\s.,-]*(?:kr\b|kroner|nok\b|mill|mrd|%|prosent|,-)/iu;
const LOOKED = 12;

/** Whether the figures at a place are money or a share, by the words beside them. */
export const isAmount = (text: string, { start, end }: Span): boolean =>
  before.test(text.slice(Math.max(0, start - LOOKED), start)) || behind.test(text.slice(end, end + LOOKED));
