import type { Logged, Values } from './actions.ts';

/** Fields people write freely in, by list: the log tells that they changed, and never what they say. */
const wordy: Partial<Record<Logged, readonly string[]>> = {
  TfStatusReports: ['comments', 'overall'],
  TfUnitReports: ['summary', 'needsHelp', 'answers'],
  TfObstacles: ['title', 'text', 'tried', 'note'],
  TfCases: ['text', 'benefit', 'conditions'],
  TfVotes: ['reason'],
};

/** Stands in the log where words would. */
const HIDDEN = '…';

/** A row's values as the log keeps them: it is never erased, so what may tell of a person is left out of it. */
export const withoutWords = (list: Logged, values: Values): Values => {
  const hidden = wordy[list] ?? [];
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, hidden.includes(field) ? HIDDEN : value]),
  );
};
