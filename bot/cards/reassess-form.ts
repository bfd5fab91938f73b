import type { RiskCode } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { buttons, type CardElement, execute } from './card.ts';

/** The ids of a risk's two fields. */
export const scoreIds = (code: string) => ({
  probability: `probability-${code}`,
  consequence: `consequence-${code}`,
});

/** What was chosen when the form was refused. */
export type ScoreDraft = { probability: string; consequence: string };

const scores = [0, 1, 2, 3, 4, 5] as const;

const choice = (
  { t }: Texts,
  field: 'probability' | 'consequence',
  code: RiskCode,
  value: string | undefined,
): CardElement => ({
  type: 'Input.ChoiceSet',
  id: scoreIds(code)[field],
  label: t(`input.${field}`),
  placeholder: t('input.choose'),
  choices: scores.map((score) => ({
    title: t('input.score', { score, word: t(`${field}.${score}`) }),
    value: String(score),
  })),
  ...(value ? { value } : {}),
});

/** Asks how likely and how grave a risk is now, each figure with its word. */
export const reassessForm = (texts: Texts, code: RiskCode, draft?: ScoreDraft): CardElement[] => [
  choice(texts, 'probability', code, draft?.probability),
  choice(texts, 'consequence', code, draft?.consequence),
  buttons([
    execute('risk/reassess', texts.t('action.reassess'), { item: code, view: 'risk' }, { style: 'positive' }),
  ]),
];
