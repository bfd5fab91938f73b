import type { SeatStanding, VotingRound } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
  type CardAction,
  type CardElement,
  card,
  execute,
  heading,
  paragraph,
  run,
} from './card.ts';
import {
  type CaseView,
  caseFacts,
  caseTitle,
  documentLinks,
  outcomeParts,
  withdrawnParts,
} from './case-parts.ts';
import { type Guard, guardActions, guardBox } from './guard-box.ts';
import { type Notice, noticeBox } from './notice.ts';
import { type VoteDraft, voteInputs } from './vote-inputs.ts';

/** A seat as the chair sees it: who has it, and whether they have answered; never how. */
export type SeatRow = Pick<SeatStanding, 'standing'> & {
  unitName: string;
  holder: string;
  /** The member passed it on. */
  isPassed: boolean;
};

export type ChairCard = {
  texts: Texts;
  view: CaseView & { round: VotingRound };
  seats: readonly SeatRow[];
  notice?: Notice | undefined;
  draft?: VoteDraft | undefined;
  guard?: Guard | undefined;
};

const signs = { answered: '✓', waiting: '…', vacant: '–' } as const;

const seatLine = ({ t }: Texts, { standing, unitName, holder, isPassed }: SeatRow): CardElement =>
  paragraph(
    [
      run(`${signs[standing]} ${unitName}: `, { weight: 'Bolder' }),
      run(
        [...(holder ? [holder] : []), t(`seat.${standing}`), ...(isPassed ? [t('seat.passed')] : [])].join(
          ', ',
        ),
      ),
    ],
    { spacing: 'Small' },
  );

// A press that cannot be undone asks once more.
const closing = ({ texts: { t }, view }: ChairCard): CardAction => ({
  type: 'Action.ShowCard',
  title: t('chair.close'),
  card: {
    type: 'AdaptiveCard',
    body: [paragraph([run(t('chair.closeSure'))])],
    actions: [
      execute(
        'board/close',
        t('chair.closeYes'),
        { item: view.item.key, round: view.round.round },
        {
          style: 'destructive',
          associatedInputs: 'none',
        },
      ),
    ],
  },
});

const castingForm = ({ texts, view, draft = {}, guard }: ChairCard): CardElement[] => {
  const { t } = texts;
  const data = { item: view.item.key, round: view.round.round };
  const more = guard
    ? guardActions(texts, { reword: 'board/break-tie/reword', keep: 'board/break-tie' }, data, guard)
    : [];
  const style = guard ? {} : ({ style: 'positive' } as const);
  return [
    paragraph([run(t('chair.breakTie'), { weight: 'Bolder' })]),
    ...guardBox(texts, guard),
    ...voteInputs(texts, draft, { mayBeAway: false }),
    buttons([...more, execute('board/break-tie', t('chair.castingSend'), data, style)]),
  ];
};

const standing = (model: ChairCard): CardElement[] => {
  const { texts, view, seats } = model;
  const { t } = texts;
  const answered = seats.filter((seat) => seat.standing === 'answered').length;
  if (view.round.status === 'tied') return castingForm(model);
  if (view.round.status !== 'open') return [];
  return [
    paragraph([run(t('chair.answered', { count: answered, seats: seats.length }), { weight: 'Bolder' })]),
    ...seats.map((seat) => seatLine(texts, seat)),
    aside(t('chair.hidden')),
    buttons([closing(model)]),
  ];
};

/** Where a vote stands for the chair: who has answered, the means to end it, and the casting vote at a tie. */
export const chairCard = (model: ChairCard): Card => {
  const { texts, view, notice } = model;
  const title = texts.t('chair.title', { key: view.item.key });
  return card(texts, notice?.text ?? title, [
    heading(title),
    ...noticeBox(notice),
    caseTitle(view),
    ...withdrawnParts(texts, view),
    ...outcomeParts(texts, view),
    ...caseFacts(texts, view),
    ...documentLinks(texts, view),
    ...standing(model),
  ]);
};
