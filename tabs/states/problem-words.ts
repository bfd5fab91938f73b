import type { TFunction } from 'i18next';
import type { Language } from '../../programme/index.ts';
import { ApiError, type RefusalReply } from '../api/api-error.ts';
import { longDay } from '../language/days.ts';
import { languageOf } from '../language/language.ts';
import { periodWords } from '../language/periods.ts';
import { SignInError } from '../sign-in/sign-in-error.ts';

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A refusal's values as people read them: days and periods written out, the rest as it came. */
const readable = (t: TFunction, language: Language, values: RefusalReply['values']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      isDay.test(value) ? longDay(t, language, value) : periodWords(t, language, value),
    ]),
  );

/** A sentence with the remedy for whatever went wrong, in the language the page speaks. */
export const problemWords = (t: TFunction, language: string, error: unknown): string => {
  if (error instanceof SignInError) return t(`problems.sign-in-${error.reason}`);
  if (!(error instanceof ApiError)) return t('problems.unknown');
  const { refusal } = error;
  if (refusal) return t(`refusals.${refusal.reason}`, readable(t, languageOf(language), refusal.values));
  return t(error.reason === 'refused' ? 'problems.failed' : `problems.${error.reason}`);
};

/** Whether the page knows what happened; what it does not know, a fresh page is most likely to mend. */
export const isForeseen = (error: unknown): boolean =>
  error instanceof ApiError || error instanceof SignInError;

/** Whether only signing in again can help. */
export const needsSignIn = (error: unknown): boolean =>
  (error instanceof ApiError && error.reason === 'signed-out') ||
  (error instanceof SignInError && error.reason === 'ended');
