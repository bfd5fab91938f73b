import type { Choice } from '../../handlers/search-people.ts';
import {
  aside,
  buttons,
  type Card,
  type CardElement,
  card,
  execute,
  openUrl,
  paragraph,
  run,
} from '../card.ts';
import { type Notice, noticeBox } from '../notice.ts';
import { shortened } from '../shortened.ts';
import { dataOf, type RoundAt, type RoundHead, roundHead } from './round-head.ts';
import { handOverForm } from './round-pass-form.ts';

/** A unit's part of a round at a glance: what is asked, and how far they have come. */
export type RoundOverviewCard = {
  head: RoundHead;
  at: RoundAt;
  /** Every step with its name, and whether it is done. */
  steps: readonly { id: string; name: string; isDone: boolean }[];
  /** Where to go on. */
  next: string;
  hasBegun: boolean;
  /** Whom it may be given to. */
  receivers: readonly Choice[];
  /** Set when it was given to somebody. */
  holder?: string | undefined;
  why: string;
  tabUrl: string;
  notice?: Notice | undefined;
};

const NAME_SHOWN = 80;

const stepRows = ({
  head: {
    texts: { t },
  },
  steps,
}: RoundOverviewCard): CardElement[] =>
  steps.map(({ name, isDone }) =>
    paragraph(
      [
        run(isDone ? '✓ ' : '○ ', { weight: 'Bolder' }),
        run(shortened(name, NAME_SHOWN)),
        run(` – ${t(isDone ? 'round.step.done' : 'round.step.open')}`, { isSubtle: true }),
      ],
      { spacing: 'Small' },
    ),
  );

/** The card each unit gets: one press leads into the steps. */
export const roundOverviewCard = (model: RoundOverviewCard): Card => {
  const { head, at, steps, next, hasBegun, receivers, holder, why, tabUrl, notice } = model;
  const { texts, unit, deadline, period } = head;
  const { t } = texts;
  const intro = t('round.intro', { unit, deadline, period });
  return card(
    texts,
    notice?.text ?? intro,
    [
      ...roundHead(head),
      ...noticeBox(notice),
      paragraph([run(intro)]),
      ...(holder ? [paragraph([run(t('round.holder', { name: holder }))])] : []),
      ...stepRows(model),
      {
        type: 'Input.ChoiceSet',
        id: 'goto',
        label: t('round.goto'),
        value: next,
        choices: steps.map(({ id, name }) => ({ title: shortened(name, NAME_SHOWN), value: id })),
      },
      buttons([
        execute('round/answer', t(hasBegun ? 'round.continue' : 'round.begin'), dataOf(at), {
          style: 'positive',
        }),
        ...handOverForm(texts, at, receivers),
      ]),
      aside(t('round.keptHint')),
      aside(why),
    ],
    [openUrl(t('more.tab'), tabUrl)],
  );
};
