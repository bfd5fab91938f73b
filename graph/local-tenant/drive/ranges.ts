import { invalidRequest } from '../refused.ts';

export type Range = { first: number; last: number; total: number };

/** Reads `bytes 0-25/128`. */
export const rangeOf = (header: string | undefined, length: number): Range => {
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(header ?? '') ?? [];
  const range = { first: Number(first), last: Number(last), total: Number(total) };
  if (first === undefined || range.last - range.first + 1 !== length || range.last >= range.total)
    throw invalidRequest('The Content-Range header is missing or does not fit the body');
  return range;
};
