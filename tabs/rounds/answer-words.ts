import type { TFunction } from 'i18next';
import type { AnswerLine, Language } from '../../programme/index.ts';
import { figure } from '../language/figures.ts';

/** An answer as it is read: a light by its word, a number as the language writes it. */
export const answerWords = (
  t: TFunction,
  language: Language,
  kind: AnswerLine['kind'],
  value: AnswerLine['value'],
): string => {
  if (value === undefined) return t('rounds.standings.unanswered');
  if (kind === 'light') return t(`projects.lights.${value}`);
  return typeof value === 'number' ? figure(language, value) : value;
};
