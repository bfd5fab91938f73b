import { MOST_AMOUNT } from './case.ts';

export type AmountFault = 'not-an-amount' | 'negative' | 'nothing' | 'absurd';
export type AmountRead = { kroner: number } | { fault: AmountFault };

const spaces = /[\s\u00a0\u2007\u2009\u202f]/g;
const sign = /^[-\u2212\u2013]/;
const currency = /^(?:kr\.?|nok)|(?:kr\.?|nok|kroner|,-|,\u2013)$/giu;
// Thousands by spaces or by points, and at most two digits of øre.
const grouped = /^(?:\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,2})?$/;

const judged = (kroner: number): AmountRead => {
  if (!Number.isFinite(kroner)) return { fault: 'not-an-amount' };
  if (kroner < 0) return { fault: 'negative' };
  if (kroner === 0) return { fault: 'nothing' };
  return Math.ceil(kroner) > MOST_AMOUNT ? { fault: 'absurd' } : { kroner: Math.ceil(kroner) };
};

/**
 * Whole kroner as people in Norway write them: `1 000 000,50` with any kind of space, `kr 250.000,-`, or a number. A point
 * between two groups of three digits parts thousands, for that is what it does in Norwegian. A krone begun counts
 * whole, so that nothing comes below a limit by its øre.
 */
export const readAmount = (written: string | number): AmountRead => {
  if (typeof written === 'number') return judged(written);
  const bare = written.replaceAll(spaces, ' ').trim().replaceAll(currency, '').trim();
  const isNegative = sign.test(bare);
  const figure = bare.replace(sign, '').trim();
  if (!grouped.test(figure)) return { fault: 'not-an-amount' };
  const kroner = Number(figure.replaceAll(/[ .]/g, '').replace(',', '.'));
  return judged(isNegative ? -kroner : kroner);
};
