import type { PersonalDetail, PersonalDetailKind } from './detail.ts';
import { mailAddresses } from './mail-addresses.ts';
import { namesNearSensitiveWords } from './names.ts';
import { nationalIds } from './national-ids.ts';
import { phoneNumbers } from './phone-numbers.ts';

/**
 * What in a text tells of one particular person, in the text's order: national identity numbers, phone numbers, mail
 * addresses, and names near words of health, child welfare or crime. `ordinary` are the titles of units, projects and
 * roles, which are written like names and are none. Nothing is decided by it: the person who writes is asked.
 */
export const personalDetails = (text: string, ordinary: readonly string[]): PersonalDetail[] => {
  const details: PersonalDetail[] = [
    ...nationalIds(text).map((span) => ({ kind: 'national-id' as const, ...span })),
    ...mailAddresses(text).map((span) => ({ kind: 'mail' as const, ...span })),
    ...phoneNumbers(text).map((span) => ({ kind: 'phone' as const, ...span })),
    ...namesNearSensitiveWords(text, ordinary),
  ];
  const kept: PersonalDetail[] = [];
  for (const detail of details)
    if (!kept.some(({ start, end }) => start < detail.end && detail.start < end)) kept.push(detail);
  return kept.sort((a, b) => a.start - b.start);
};

const opensSentence = (before: string): boolean => before === '' || /[.!?\n]\s*$/.test(before);

const withCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The text with neutral words in place of each detail; the rest stands as it was. */
export const neutralWording = (
  text: string,
  details: readonly PersonalDetail[],
  wordFor: (kind: PersonalDetailKind) => string,
): string => {
  let [neutral, from] = ['', 0];
  for (const { kind, start, end } of details) {
    neutral += text.slice(from, start);
    neutral += opensSentence(neutral) ? withCapital(wordFor(kind)) : wordFor(kind);
    from = end;
  }
  return neutral + text.slice(from);
};
