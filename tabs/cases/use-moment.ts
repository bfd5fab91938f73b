import { useTranslation } from 'react-i18next';
import { clockTime, osloDay, shortDay } from '../language/days.ts';
import { figure } from '../language/figures.ts';
import { useLanguage } from '../language/use-language.ts';

/** Writes an instant as a day and a time of day in Oslo. */
export const useMoment = (today: string): ((at: string) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (at) => t('cases.moment', { day: shortDay(language, osloDay(at), today), time: clockTime(at) });
};

/** Writes kroner with the spaces or commas of the page's language. */
export const useKroner = (): ((amount: number) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (amount) => t('cases.kroner', { amount: figure(language, amount) });
};
