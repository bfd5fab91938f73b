import type { Language } from '../../programme/index.ts';

/** The language of a locale tag: nynorsk and English as such, everything else bokmål. */
export const languageOf = (locale: string): Language => {
  const tag = locale.toLowerCase();
  if (tag.startsWith('nn')) return 'nn';
  return tag.startsWith('en') ? 'en' : 'nb';
};
