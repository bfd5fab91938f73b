import type { RefusalReason } from '../../programme/index.ts';
import { ApiError } from '../api/api-error.ts';

export type FieldName = 'due' | 'until' | 'reason' | 'comment' | 'to';

const fields: Partial<Record<RefusalReason, FieldName>> = {
  'reason-missing': 'reason',
  'date-missing': 'due',
  'date-not-later': 'due',
  'date-too-far': 'due',
  'comment-missing': 'comment',
  'receiver-unknown': 'to',
  'receiver-same': 'to',
  'receiver-left': 'to',
  'already-offered': 'to',
  'snooze-day-unclear': 'until',
  'snooze-not-later': 'until',
  'snooze-too-long': 'until',
  'already-snoozed': 'until',
};

/** The field of the form that a refusal speaks of, where it speaks of one. */
export const fieldAtFault = (error: unknown): FieldName | undefined =>
  error instanceof ApiError && error.refusal ? fields[error.refusal.reason] : undefined;
