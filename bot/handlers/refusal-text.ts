import type { Refusal, RefusalReason } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';

/** A refusal as a sentence with its remedy. */
export const refusalText = ({ t }: Texts, { reason, values }: Refusal, key: string): string => {
  const named = reason === 'not-yours' && values.owner ? ('refusal.not-yours.named' as const) : undefined;
  return t(named ?? `refusal.${reason}`, { ...values, key });
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
  'snooze-not-later',
  'snooze-too-long',
  'score-missing',
  'quiet-hours-unclear',
  'language-unknown',
]);

/** Whether the same form can be mended and sent again. */
export const isMendable = ({ reason }: Refusal): boolean => mendable.has(reason);
