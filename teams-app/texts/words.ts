import { createInstance } from 'i18next';
import type { IsoDate, Language } from '../../programme/index.ts';
import en from './en.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nn from './nn.json' with { type: 'json' };

const catalogues = { nb, nn, en };
const locales = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

/** The host's own words in one language: sentences of the catalogue, days and figures as people write them. */
export type Words = {
  language: Language;
  /** BCP 47. */
  locale: string;
  /** A sentence by its key, or by the first of several keys there is. */
  say: (key: string | string[], values?: Readonly<Record<string, string | number>>) => string;
  day: (day: IsoDate) => string;
  weekday: (day: IsoDate) => string;
  /** "mars 2025", of a month as `2025-03`. */
  month: (month: string) => string;
  figure: (value: number) => string;
  list: (items: readonly string[]) => string;
};

/** The words of what is written for Norwegian readers, in the form of Norwegian somebody reads themselves. */
export const norwegianIn = (language: Language): Words => wordsIn(language === 'nn' ? 'nn' : 'nb');

/** The words people read at the command line and while the app starts. */
export const wordsIn = (language: Language): Words => {
  const i18n = createInstance();
  i18n.init({
    lng: language,
    resources: { [language]: { translation: catalogues[language] } },
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  const locale = locales[language];
  const date = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: IsoDate) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const months = date({ month: 'long', year: 'numeric' });
  const figures = new Intl.NumberFormat(locale, { maximumFractionDigits: 10 });
  const lists = new Intl.ListFormat(locale);
  return {
    language,
    locale,
    say: (key, values = {}) => i18n.t(key, { ...values }),
    day: date({ day: 'numeric', month: 'long', year: 'numeric' }),
    weekday: date({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    month: (month) => months(`${month}-01`),
    figure: (value) => figures.format(value),
    list: (items) => lists.format(items),
  };
};
