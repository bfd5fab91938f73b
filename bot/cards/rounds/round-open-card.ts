import type { Texts } from '../../texts/texts.ts';
import { aside, buttons, type Card, card, execute, heading, paragraph, run } from '../card.ts';
import { type Notice, noticeBox } from '../notice.ts';

/** What the office writes to open a round. */
export type RoundOpenDraft = { period: string; start: string; deadline: string; questions: string };

/** More than twenty questions take. */
const QUESTIONS_LIMIT = 7000;

/** The form that opens a round; nothing is done before it is pressed. */
export const roundOpenCard = (texts: Texts, draft: RoundOpenDraft, notice?: Notice): Card => {
  const { t } = texts;
  const field = (id: 'start' | 'deadline') => ({
    type: 'Input.Date' as const,
    id,
    label: t(`round.open.${id}`),
    ...(draft[id] && { value: draft[id] }),
  });
  return card(texts, notice?.text ?? t('round.open.text'), [
    heading(t('round.open.title')),
    ...noticeBox(notice),
    paragraph([run(t('round.open.text'))]),
    {
      type: 'Input.Text',
      id: 'period',
      label: t('round.open.period'),
      maxLength: 20,
      ...(draft.period && { value: draft.period }),
    },
    field('start'),
    field('deadline'),
    {
      type: 'Input.Text',
      id: 'questions',
      label: t('round.open.questions'),
      isMultiline: true,
      maxLength: QUESTIONS_LIMIT,
      ...(draft.questions && { value: draft.questions }),
    },
    aside(t('round.open.questionsHint')),
    buttons([
      execute('round/open', t('round.open.send'), { item: 'round office open' }, { style: 'positive' }),
    ]),
  ]);
};
