import { isAmount } from './amounts.ts';
import type { Span } from './detail.ts';
import { type DigitGroup, type DigitRun, digitGroups, digitsOf, runsOf } from './digit-groups.ts';

const LENGTH = 8;
const LOOKED = 24;

// How people group phone numbers; an amount is 12 500 000 and a day 24.03.2025.
const grouped = new Set(['3-2-3', '2-2-2-2', '3-5']);
const inOneOrTwo = new Set(['8', '4-4']);

const callBefore = /(?:tlf|telefon\p{L}*|mob|mobil\p{L}*|ringe?|sms|phone|call|tel|cell)[\s.:]*$/iu;
const referenceBefore =
  /(?:prosjekt\p{L}*|project|sak\p{L}*|case|ref|org|arkiv\p{L}*|nr|nummer|konto)\.?:? ?$/iu;
// Part of a longer number, of a case number or of a word.
const joinedBefore = /[\p{L}\d/#§+]$/u;
const joinedBehind = /^[\p{L}\d/]/u;

const isDay = (digits: string): boolean =>
  /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d$/.test(digits) ||
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);

const looksLikePhone = (run: DigitRun): boolean => {
  const digits = digitsOf(run.groups);
  const form = run.groups.map((group) => group.digits.length).join('-');
  if (isDay(digits)) return false;
  // In one go, figures are a mobile number when they begin as one, and otherwise as likely any number.
  return grouped.has(form) || (inOneOrTwo.has(form) && /^[49]/.test(digits));
};

const isPhone = (text: string, run: DigitRun): boolean => {
  const before = text.slice(Math.max(0, run.start - LOOKED), run.start);
  if (joinedBefore.test(before) || joinedBehind.test(text.slice(run.end, run.end + 1))) return false;
  if (!/^[2-9]/.test(digitsOf(run.groups)) || isAmount(text, run) || referenceBefore.test(before))
    return false;
  return callBefore.test(before) || looksLikePhone(run);
};

/** Where Norway's number stands before a run, if it does: "+47", "0047", "(+47)". */
const countryStart = (text: string, { start }: Span): number | undefined => {
  const found = /\(?(?:\+|00)\s?47\)?[\s-]?$/.exec(text.slice(Math.max(0, start - LOOKED), start));
  return found ? start - found[0].length : undefined;
};

const [SHORTEST, LONGEST] = [9, 15];

/** A number with its country before it: with a plus, or with Norway's 0047 in one go. */
const withCountry = (text: string, groups: readonly DigitGroup[]): Span[] =>
  groups.flatMap((group, index) => {
    const { digits, start } = group;
    if (digits.length === LENGTH + 4 && digits.startsWith('0047')) return [{ start, end: group.end }];
    if (text.charAt(start - 1) !== '+') return [];
    let [length, end] = [0, group.end];
    for (const next of groups.slice(index, index + LENGTH)) {
      if (next !== group && !/^[\s-]$/.test(text.slice(end, next.start))) break;
      [length, end] = [length + next.digits.length, next.end];
    }
    return length >= SHORTEST && length <= LONGEST ? [{ start: start - 1, end }] : [];
  });

/** Phone numbers; not amounts, days, or numbers of projects, cases and organisations. */
export const phoneNumbers = (text: string): Span[] => {
  const groups = digitGroups(text);
  const home = runsOf(text, groups, LENGTH).flatMap((run) => {
    const country = countryStart(text, run);
    return country !== undefined || isPhone(text, run) ? [{ start: country ?? run.start, end: run.end }] : [];
  });
  return [...home, ...withCountry(text, groups)];
};
