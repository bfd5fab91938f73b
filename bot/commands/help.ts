import { helpCard } from '../cards/help-card.ts';
import type { Command } from './command.ts';

export const help: Command = ({ texts, lexicon }) => ({
  card: helpCard(texts, lexicon.hints(texts)),
  summary: texts.t('help.title'),
});
