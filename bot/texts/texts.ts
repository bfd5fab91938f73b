import i18next from 'i18next';
import { addDays, type IsoDate, type Language, mondayOf, OSLO } from '../../programme/index.ts';
import en from './en.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nn from './nn.json' with { type: 'json' };

type WithoutPlural<K> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;

/** Every sentence people can read, by name; a plural has one name for all its forms. */
export type TextKey = WithoutPlural<keyof typeof nb>;

type Values = Record<string, string | number>;

/** One person's language: its sentences, and its way of writing a day. */
export type Texts = {
  language: Language;
  t: (key: TextKey, values?: Values) => string;
  /** "1. april 2025", with the weekday in front where it helps: deadlines are days in Oslo. */
  day: (day: IsoDate) => string;
  /** "mars 2025", of a month as `2025-03`. */
  month: (month: string) => string;
  /** The number of the week a day lies in, as Norwegians count (ISO 8601). */
  week: (day: IsoDate) => number;
  /** "Alna, Bjerke og Grorud". */
  list: (names: readonly string[]) => string;
};

const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const;

const noonOf = (day: IsoDate) => new Date(`${day}T12:00:00Z`);

const DAY_MS = 86_400_000;

const isoWeek = (day: IsoDate): number => {
  const thursday = noonOf(addDays(mondayOf(day), 3));
  const newYear = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - newYear) / DAY_MS / 7);
};

const resources = { nb: { translation: nb }, nn: { translation: nn }, en: { translation: en } };

const filled = (sentence: string, values: Values): string =>
  sentence.replaceAll(/\{\{(\w+)\}\}/g, (_hole, name) => String(values[name] ?? ''));

/** The catalogues of all three languages. A call makes its own instance, so nothing is shared between bots. */
export const createTexts = (): ((language: Language) => Texts) => {
  const catalogues = i18next.createInstance();
  void catalogues.init({
    resources,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    // Teams cards are not HTML; titles are shown in rich text blocks, which know no markup either.
    interpolation: { escapeValue: false },
  });
  const speaking = (language: Language): Texts => {
    const translate = catalogues.getFixedT(language);
    const sentences = new Map(Object.entries(resources[language].translation));
    const locale = LOCALES[language];
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: OSLO });
    const months = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: OSLO });
    const names = new Intl.ListFormat(locale, { type: 'conjunction' });
    return {
      language,
      t: (key, values) => {
        const sentence = sentences.get(key);
        // A card says a hundred sentences; only those with more than one form need i18next to choose among them.
        if (sentence === undefined) return translate(key, values ?? {});
        return values ? filled(sentence, values) : sentence;
      },
      day: (day) => date.format(noonOf(day)),
      month: (month) => months.format(noonOf(`${month}-15`)),
      week: isoWeek,
      list: (all) => names.format(all),
    };
  };
  const held = { nb: speaking('nb'), nn: speaking('nn'), en: speaking('en') };
  return (language) => held[language];
};
