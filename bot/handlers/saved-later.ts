import type { LateRow } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';

/** When a change shows in SharePoint: in a moment, or once SharePoint answers again. */
export const savedLater = ({ t }: Texts, late: readonly LateRow[]): string => {
  if (late.some(({ reason }) => reason === 'unreachable')) return t('saved.unreachable');
  return t(late.some(({ reason }) => reason === 'throttled') ? 'saved.throttled' : 'saved.later');
};
