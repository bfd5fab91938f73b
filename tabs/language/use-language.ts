import { useTranslation } from 'react-i18next';
import type { Language } from '../../programme/index.ts';
import { languageOf } from './language.ts';

/** The language the page is shown in. */
export const useLanguage = (): Language => languageOf(useTranslation().i18n.language);
