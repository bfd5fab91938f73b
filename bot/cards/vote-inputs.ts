import { Choice, Ground } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import type { CardElement } from './card.ts';

/** What somebody has filled in. */
export type VoteDraft = { impartial?: string; choice?: string; reason?: string };

const REASON_LIMIT = 1000;

const grounds = ({ t }: Texts) => Ground.options.map((value) => ({ title: t(`ground.${value}`), value }));

/** Impartiality first, then the choice, then the words. */
export const voteInputs = (
  texts: Texts,
  draft: VoteDraft,
  { mayBeAway }: { mayBeAway: boolean },
): CardElement[] => {
  const { t } = texts;
  return [
    {
      type: 'Input.ChoiceSet',
      id: 'impartial',
      label: t('ballot.impartial'),
      style: 'expanded',
      wrap: true,
      isRequired: true,
      errorMessage: t('refusal.impartial-missing'),
      choices: [
        { title: t('ballot.isImpartial'), value: 'yes' },
        ...grounds(texts),
        ...(mayBeAway ? [{ title: t('ground.absent'), value: 'absent' }] : []),
      ],
      ...(draft.impartial ? { value: draft.impartial } : {}),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'choice',
      label: t('ballot.choice'),
      style: 'expanded',
      wrap: true,
      choices: Choice.options.map((value) => ({ title: t(`choice.${value}`), value })),
      ...(draft.choice ? { value: draft.choice } : {}),
    },
    {
      type: 'Input.Text',
      id: 'reason',
      label: t('ballot.reason'),
      placeholder: t('ballot.reasonHint'),
      isMultiline: true,
      maxLength: REASON_LIMIT,
      ...(draft.reason ? { value: draft.reason } : {}),
    },
  ];
};
