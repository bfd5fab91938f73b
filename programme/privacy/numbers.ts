import fnrvalidator from '@navikt/fnrvalidator';
import { IsoDate } from '../dates.ts';
import type { Span } from './detail.ts';

// Eleven digits in a row, or as a date and five: 010155 50240, 01.01.55-50240.
const elevenDigits = /(?<!\d[ .-]?)\d{2}[ .]?\d{2}[ .]?\d{2}[ -]?\d{5}(?![ .-]?\d)/g;

// Eight digits as people group phone numbers, with or without the country; or another country's with its plus.
const eightDigits =
  /(?<![\d+][ .-]?)(?:(?:\+|00)47 ?)?(?:[2-9]\d{7}|[2-9]\d{2} \d{2} \d{3}|[2-9]\d \d{2} \d{2} \d{2})(?![ .]?\d)/g;
const foreign = /\+(?!47)\d{1,3}(?: ?\d{2,4}){3,5}(?! ?\d)/g;

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: words }) => ({ start: index, end: index + words.length }));

const digitsOf = (text: string, { start, end }: Span): string => text.slice(start, end).replaceAll(/\D/g, '');

/** National identity numbers, D-numbers and made-up ones of the test population, all with right check digits. */
export const nationalIds = (text: string): Span[] =>
  spansOf(text, elevenDigits).filter((span) => fnrvalidator.idnr(digitsOf(text, span)).status === 'valid');

const money = /^\s*(?:kr\b|kroner|NOK|mill|%|,-)/i;
const reference = /(?:prosjekt\w*|project|sak\w*|case|ref|org|arkiv\w*|nr|nummer)\.?:? ?$/i;

const isDay = (digits: string): boolean =>
  IsoDate.safeParse(digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')).success;

const isPhone = (text: string, span: Span): boolean =>
  !money.test(text.slice(span.end, span.end + 12)) &&
  !reference.test(text.slice(Math.max(0, span.start - 20), span.start)) &&
  !isDay(digitsOf(text, span));

/** Phone numbers; not amounts, days, or numbers of projects, cases and organisations. */
export const phoneNumbers = (text: string): Span[] => [
  ...spansOf(text, eightDigits).filter((span) => isPhone(text, span)),
  ...spansOf(text, foreign),
];

/** Mail addresses. */
export const mailAddresses = (text: string): Span[] =>
  spansOf(text, /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g);
