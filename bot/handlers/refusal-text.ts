import { IsoDate, type Refusal, type RefusalReason, RoundPeriod } from '../../programme/index.ts';
import { periodName } from '../rounds/round-words.ts';
import type { Texts } from '../texts/texts.ts';

const inWords = (texts: Texts, value: string): string => {
  if (IsoDate.safeParse(value).success) return texts.day(value);
  return RoundPeriod.safeParse(value).success ? periodName(texts, value) : value;
};

const worded = (texts: Texts, values: Refusal['values']): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inWords(texts, value)]));

/** A refusal as a sentence with its remedy; days and periods in it are written as people write them. */
export const refusalText = (texts: Texts, { reason, values }: Refusal, key: string): string => {
  const named = reason === 'not-yours' && values.owner ? ('refusal.not-yours.named' as const) : undefined;
  return texts.t(named ?? `refusal.${reason}`, { ...worded(texts, values), key });
};

const mendable: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'reason-missing',
  'date-missing',
  'date-not-later',
  'date-too-far',
  'comment-missing',
  'text-too-long',
  'receiver-unknown',
  'receiver-same',
  'receiver-left',
  'already-offered',
  'snooze-day-unclear',
  'snooze-not-later',
  'snooze-too-long',
  'score-missing',
  'quiet-hours-unclear',
  'language-unknown',
]);

/** Whether the same form can be mended and sent again. */
export const isMendable = ({ reason }: Refusal): boolean => mendable.has(reason);
