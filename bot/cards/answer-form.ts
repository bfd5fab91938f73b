import type { Texts } from '../texts/texts.ts';
import { type ActionData, type CardAction, type CardElement, execute } from './card.ts';
import { type Draft, inputIds, TEXT_LIMIT } from './work-form.ts';

const reason = ({ t }: Texts, key: string, draft?: Draft): CardElement => ({
  type: 'Input.Text',
  id: inputIds(key).declined,
  label: t('input.declineReason'),
  isMultiline: true,
  maxLength: TEXT_LIMIT,
  ...(draft?.declined ? { value: draft.declined } : {}),
});

const send = ({ t }: Texts, data: ActionData, tooltip: string): CardAction =>
  execute('work/answer', t('action.declineSend'), { ...data, accept: false }, { tooltip });

/** Yes at one press; no asks why first. */
export const answerActions = (
  texts: Texts,
  data: ActionData,
  tooltip: string,
  open: Draft | undefined,
): CardAction[] => {
  const { t } = texts;
  const accept = { ...data, accept: true };
  const look = { style: 'positive', associatedInputs: 'none', tooltip } as const;
  return [
    execute('work/answer', t('action.accept'), accept, look),
    ...(open
      ? []
      : [
          {
            type: 'Action.ShowCard' as const,
            title: t('action.decline'),
            tooltip: `${t('action.decline')}: ${tooltip}`,
            card: {
              type: 'AdaptiveCard' as const,
              body: [reason(texts, data.item)],
              actions: [send(texts, data, tooltip)],
            },
          },
        ]),
  ];
};

/** The reason asked for, with what was written. */
export const answerForm = (texts: Texts, data: ActionData, tooltip: string, draft: Draft): CardElement[] => [
  reason(texts, data.item, draft),
  { type: 'ActionSet', actions: [send(texts, data, tooltip)] },
];
