import { aside, buttons, type Card, type CardElement, card, execute } from '../card.ts';
import { type Guard, guardActions, guardBox } from '../guard-box.ts';
import { type Notice, noticeBox } from '../notice.ts';
import { type RoundClashRow, roundClashBox } from './round-clash-box.ts';
import { dataOf, type RoundAt, type RoundHead, roundHead } from './round-head.ts';

/** One step of a unit's answer: its fields, and the way on and back; every way saves. */
export type RoundStepCard = {
  head: RoundHead;
  at: RoundAt;
  title: string;
  /** "Steg 2 av 5". */
  progress: string;
  fields: CardElement[];
  /** Which step it is, from 0. */
  index: number;
  isFirst: boolean;
  isLast: boolean;
  notice?: Notice | undefined;
  guard?: Guard | undefined;
  /** What somebody else wrote meanwhile in the same places. */
  clashes?: readonly RoundClashRow[] | undefined;
};

const inside = (items: CardElement[]): CardElement[] => [{ type: 'Container', items }];

/**
 * Teams' own renderer keeps a choice field's choices when another card with one in the same place takes over, so the
 * fields of neighbouring steps stand at different depths.
 */
const placed = ({ fields, index }: RoundStepCard): CardElement[] =>
  index % 2 === 0 ? inside(fields) : inside(inside(fields));

/** A step of the walk through a round, drawn in the place of the one before. */
export const roundStepCard = (model: RoundStepCard): Card => {
  const { head, at, title, progress, isFirst, isLast, notice, guard, clashes } = model;
  const { texts } = head;
  const { t } = texts;
  const data = dataOf(at);
  const onward = isLast ? 'round/deliver' : 'round/next';
  const more = guard ? guardActions(texts, { reword: `${onward}/reword`, keep: onward }, data, guard) : [];
  return card(texts, notice?.text ?? t('round.stepSpeak', { title, progress }), [
    ...roundHead(head, title),
    aside(progress),
    ...noticeBox(notice),
    ...roundClashBox(texts, clashes),
    ...guardBox(texts, guard),
    ...placed(model),
    aside(t('round.keptHint')),
    buttons([
      ...more,
      execute(onward, t(isLast ? 'round.deliver' : 'round.next'), data, guard ? {} : { style: 'positive' }),
      ...(isLast ? [execute('round/save', t('round.save'), data)] : []),
      ...(isFirst ? [] : [execute('round/back', t('round.back'), data)]),
      execute('round/overview', t('round.overview'), data, { associatedInputs: 'none' }),
    ]),
  ]);
};
