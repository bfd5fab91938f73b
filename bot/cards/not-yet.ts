import type { LateReason } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { aside, type CardElement } from './card.ts';

/** That a change has not come to SharePoint yet, and why. */
export const notYet = ({ t }: Texts, reason: LateReason | undefined): CardElement[] =>
  reason ? [aside(t('late.label', { why: t(`late.${reason}`) }))] : [];
