import type { Language } from '../../programme/index.ts';

/** "1 240,5" in Norwegian, "1,240.5" in English. */
export const figure = (language: Language, value: number): string =>
  new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb', { maximumFractionDigits: 10 }).format(value);
