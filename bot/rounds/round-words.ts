import type { Texts } from '../texts/texts.ts';

/** "1. tertial 2025", or "mars 2025". */
export const periodName = ({ t, month }: Pick<Texts, 't' | 'month'>, period: string): string => {
  const [year = '', part = ''] = period.split('-');
  return part.startsWith('T') ? t('round.tertial', { number: part.slice(1), year }) : month(period);
};
