import type { ITextRun } from '@microsoft/teams.cards';
import { type Dimension, type Light, lightOf, type ProjectStatus } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import { run } from './card.ts';

/** How a light is shown: by a sign, which the colour only repeats. */
export const signs: Record<Light, string> = { green: '✔', yellow: '▲', red: '✖', none: '–' };
const colours = { green: 'Good', yellow: 'Warning', red: 'Attention', none: 'Default' } as const;

export const sign = (light: Light): ITextRun => ({
  type: 'TextRun',
  text: signs[light],
  color: colours[light],
  weight: 'Bolder',
});

/** What stands in a dimension, in Prosjektportalen's words; nothing yet is said too. */
export const valueWord = ({ t }: Texts, status: ProjectStatus, dimension: Dimension): string => {
  const value = status[dimension];
  return value === undefined ? t('state.none') : t(`state.${value}`);
};

/** "▲ Fremdrift: Mindre forsinkelser". */
export const dimensionLine = (texts: Texts, status: ProjectStatus, dimension: Dimension) => [
  sign(lightOf(status, dimension)),
  run(` ${texts.t(`dimension.${dimension}`)}: `, { weight: 'Bolder' }),
  run(valueWord(texts, status, dimension)),
];
