import { IsoDate, type Refusal, type RefusalReason } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';

const worded = ({ day }: Texts, values: Refusal['values']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      IsoDate.safeParse(value).success ? day(value) : value,
    ]),
  );

/** A refusal as a sentence with its remedy; days in it are written as people write them. */
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
