import { readFileSync } from 'node:fs';
import i18next, { type i18n } from 'i18next';
import { z } from 'zod';
import type { Language } from '../../programme/index.ts';

type Nested = { [key: string]: string | Nested };
const Nested: z.ZodType<Nested> = z.lazy(() => z.record(z.string(), z.union([z.string(), Nested])));

export const catalogue = (language: Language): Nested =>
  Nested.parse(
    JSON.parse(readFileSync(new URL(`../../tabs/texts/${language}.json`, import.meta.url), 'utf8')),
  );

/** The texts of the pages in one language. */
export const textsIn = async (language: Language): Promise<i18n> => {
  const texts = i18next.createInstance();
  await texts.init({
    lng: language,
    resources: { [language]: { translation: catalogue(language) } },
    interpolation: { escapeValue: false },
  });
  return texts;
};
