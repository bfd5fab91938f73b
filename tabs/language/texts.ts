import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../../programme/index.ts';

const catalogues = {
  nb: () => import('../texts/nb.json', { with: { type: 'json' } }),
  nn: () => import('../texts/nn.json', { with: { type: 'json' } }),
  en: () => import('../texts/en.json', { with: { type: 'json' } }),
} satisfies Record<Language, () => Promise<unknown>>;

/** The texts of the page, with the catalogue of the first language in place. */
export const openTexts = async (first: Language): Promise<i18n> => {
  const texts = i18next.createInstance().use(initReactI18next);
  await texts.init({
    lng: first,
    fallbackLng: false,
    resources: { [first]: { translation: (await catalogues[first]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return texts;
};

/** Turns the page to a language, for the eye and (by the `lang` attribute) for the ear. */
export const speak = async (texts: i18n, language: Language, page: HTMLElement): Promise<void> => {
  if (!texts.hasResourceBundle(language, 'translation')) {
    texts.addResourceBundle(language, 'translation', (await catalogues[language]()).default);
  }
  if (texts.language !== language) await texts.changeLanguage(language);
  page.lang = language;
};
