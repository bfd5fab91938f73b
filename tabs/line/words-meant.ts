import { ApiError } from '../api/api-error.ts';

/** Words of a form that seem to tell of somebody, and what says yes to keeping just those. */
export type WordsMeant = { words: string[]; consent: string };

const place = /^([A-Za-z]+):[a-z-]+:(\d+)-(\d+)$/;

/** What a refusal points out in the texts that were sent; nothing when they were refused for something else. */
export const wordsMeant = (
  error: unknown,
  texts: Readonly<Record<string, string>>,
): WordsMeant | undefined => {
  const refusal = error instanceof ApiError ? error.refusal : undefined;
  const consent = refusal?.values.consent;
  if (refusal?.reason !== 'personal-details' || !consent) return undefined;
  const words = consent.split(' ').flatMap((one) => {
    const [, field = '', start, end] = place.exec(one) ?? [];
    // The server reads a text without the blanks around it.
    return start && end ? [(texts[field] ?? '').trim().slice(Number(start), Number(end))] : [];
  });
  return { words, consent };
};
