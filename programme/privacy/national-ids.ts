import fnrvalidator from '@navikt/fnrvalidator';
import { isAmount } from './amounts.ts';
import type { Span } from './detail.ts';
import { digitGroups, digitsOf, runsOf } from './digit-groups.ts';

const LENGTH = 11;

/**
 * Whether eleven figures are a national identity number, a D-number or H-number, or a made-up one of a test
 * population, by their check digits and day. The library knows months raised by 40 and 80; that those of the health
 * sector's test population are raised by 65 is from memory, and told by everything but the day being right.
 */
const isNationalId = (digits: string): boolean => {
  const verdict = fnrvalidator.idnr(digits);
  if (verdict.status === 'valid') return true;
  const month = Number(digits.slice(2, 4));
  return month > 65 && month <= 77 && verdict.reasons.every((reason) => reason === 'invalid date');
};

/** National identity numbers, D-numbers and made-up ones, however they are spaced. */
export const nationalIds = (text: string): Span[] =>
  runsOf(text, digitGroups(text), LENGTH)
    .filter(({ groups, ...span }) => isNationalId(digitsOf(groups)) && !isAmount(text, span))
    .map(({ start, end }) => ({ start, end }));
