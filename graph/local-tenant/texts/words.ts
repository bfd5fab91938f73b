import i18next from 'i18next';
import type { Language } from '../../../programme/index.ts';
import en from './en.json' with { type: 'json' };
import nb from './nb.json' with { type: 'json' };
import nn from './nn.json' with { type: 'json' };

export type WordKey = keyof typeof nb;
export type Words = { language: Language; say: (key: WordKey) => string };

const spoken: Readonly<Record<string, Language>> = { nb: 'nb', no: 'nb', nn: 'nn', en: 'en' };

/** The language a browser asks for first among those there are; bokmål when it asks for none of them. */
export const askedLanguage = (header: string | undefined): Language => {
  const ranges = (header ?? '').split(',').map((range, place) => {
    const [tag = '', quality] = range.trim().split(/\s*;\s*q=/);
    return { language: spoken[tag.toLowerCase().split('-')[0] ?? ''], quality: Number(quality ?? 1), place };
  });
  const best = ranges
    .filter(({ language, quality }) => language && quality > 0)
    .sort((one, other) => other.quality - one.quality || one.place - other.place)[0];
  return best?.language ?? 'nb';
};

/** The sentences of the sign-in page in each language. */
export const createWords = (): ((language: Language) => Words) => {
  const catalogues = i18next.createInstance();
  void catalogues.init({
    resources: { nb: { translation: nb }, nn: { translation: nn }, en: { translation: en } },
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return (language) => {
    const translate = catalogues.getFixedT(language);
    return { language, say: (key) => translate(key) };
  };
};
