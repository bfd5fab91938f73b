import { codeOf } from '../store/store-error.ts';

/** What a log line and the doctor call an error: its closed reason, or its code, or its name; never its text. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if ('reason' in error && typeof error.reason === 'string') return error.reason;
  return codeOf(error) ?? error.name;
};
