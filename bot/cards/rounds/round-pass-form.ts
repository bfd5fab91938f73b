import type { Choice } from '../../handlers/search-people.ts';
import type { Texts } from '../../texts/texts.ts';
import { type CardAction, execute } from '../card.ts';
import { dataOf, type RoundAt } from './round-head.ts';

/** Gives the unit's answer to somebody else of the unit; nothing where there is nobody. */
export const handOverForm = (texts: Texts, at: RoundAt, receivers: readonly Choice[]): CardAction[] => {
  const { t } = texts;
  if (receivers.length === 0) return [];
  return [
    {
      type: 'Action.ShowCard',
      title: t('round.pass'),
      card: {
        type: 'AdaptiveCard',
        body: [
          {
            type: 'Input.ChoiceSet',
            id: 'to',
            label: t('round.passTo'),
            choices: [...receivers],
            isRequired: true,
            errorMessage: t('refusal.receiver-unknown'),
          },
        ],
        actions: [execute('round/pass', t('round.passSend'), dataOf(at))],
      },
    },
  ];
};
