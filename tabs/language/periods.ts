import type { TFunction } from 'i18next';
import type { Language } from '../../programme/index.ts';
import { monthOf } from './days.ts';

const isTertial = /^(\d{4})-T([1-3])$/;
const isMonth = /^\d{4}-\d{2}$/;

/** "1. tertial 2025", or "mars 2025"; what is no period stays as it was written. */
export const periodWords = (t: TFunction, language: Language, period: string): string => {
  const [, year, number] = isTertial.exec(period) ?? [];
  if (year && number) return t('rounds.tertial', { number, year });
  return isMonth.test(period) ? monthOf(language, period) : period;
};
