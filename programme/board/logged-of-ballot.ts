import type { RefusalReason } from '../refusal.ts';

const telling: readonly RefusalReason[] = [
  'impartial-missing',
  'choice-missing',
  'conditions-missing',
  'personal-details',
  'text-too-long',
];

/**
 * Why a ballot was refused, as a log may have it: a reason that would tell something of what was chosen, or written, is
 * not given, only that the ballot was not whole.
 */
export const loggedOfBallot = (reason: string): string =>
  telling.some((known) => known === reason) ? 'ballot-not-whole' : reason;
