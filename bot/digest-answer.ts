import { type Digest, planDigest } from '../programme/index.ts';
import { digestCard } from './cards/digest-card.ts';
import type { Asking } from './deps.ts';
import type { Answer } from './turn.ts';
import { unitNames } from './unit-names.ts';

/** A person's digest; why it is shown depends on whether it came by itself. */
export const digestAnswer = (
  { state, person, day, texts, tabUrl }: Omit<Asking, 'turn'>,
  cause: 'asked' | 'monday',
): Answer => {
  const digest: Digest = planDigest(state, person, day);
  const unitName = unitNames(state);
  const reason = digest.scope === 'all' ? 'all' : 'manager';
  const why =
    cause === 'asked'
      ? texts.t('digest.why.asked')
      : texts.t(`digest.why.${reason}`, { unit: unitName(person.unit) });
  const card = digestCard({ texts, unitName, why, tabUrl }, digest);
  return { card, summary: texts.t('digest.speak', { count: digest.overdue.length }) };
};
