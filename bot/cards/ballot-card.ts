import type { Ballot, VotingRound } from '../../programme/index.ts';
import type { Texts } from '../texts/texts.ts';
import {
  aside,
  buttons,
  type Card,
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
  deadlineWords,
  documentLinks,
  outcomeParts,
  withdrawnParts,
} from './case-parts.ts';
import { type Guard, guardActions, guardBox } from './guard-box.ts';
import { type Notice, noticeBox } from './notice.ts';
import { shortened } from './shortened.ts';
import { type VoteDraft, voteInputs } from './vote-inputs.ts';

/** A seat's ballot. `mine` is shown to its holder alone. */
export type BallotCard = {
  texts: Texts;
  view: CaseView & { round: VotingRound };
  /** The unit whose seat it is. */
  seatName: string;
  /** Whether the reader still holds the seat. */
  isHeld: boolean;
  mine?: Ballot | undefined;
  draft?: VoteDraft | undefined;
  notice?: Notice | undefined;
  guard?: Guard | undefined;
  /** It came to remind of the deadline. */
  isReminder?: boolean;
};

// All of it stands in the form below.
const REASON_SHOWN = 200;

const ownVote = ({ t }: Texts, { choice, reason }: Ballot): CardElement => ({
  type: 'Container',
  style: 'accent',
  items: [
    paragraph([run(t('ballot.mine', { choice: t(`choice.${choice}`) }), { weight: 'Bolder' })]),
    ...(reason ? [paragraph([run(shortened(reason, REASON_SHOWN))], { spacing: 'Small' })] : []),
    aside(t('ballot.mineOnly')),
  ],
});

const draftOf = ({ draft, mine }: BallotCard): VoteDraft =>
  draft ??
  (mine ? { impartial: 'yes', choice: mine.choice, ...(mine.reason && { reason: mine.reason }) } : {});

const form = (model: BallotCard): CardElement[] => {
  const { texts, view, mine, guard } = model;
  const { t } = texts;
  const data = { item: view.item.key, round: view.round.round };
  const title = t(mine ? 'ballot.change' : 'ballot.send');
  const more = guard
    ? guardActions(texts, { reword: 'board/vote/reword', keep: 'board/vote' }, data, guard)
    : [];
  return [
    ...guardBox(texts, guard),
    ...voteInputs(texts, draftOf(model), { mayBeAway: true }),
    buttons([...more, execute('board/vote', title, data, guard ? {} : { style: 'positive' })]),
    aside(t('ballot.until', { deadline: deadlineWords(texts, view.round) })),
  ];
};

const whyParts = ({ texts: { t }, view, seatName, isHeld }: BallotCard): CardElement[] => {
  if (view.round.status !== 'open') return [];
  return [aside(t(isHeld ? 'ballot.why' : 'ballot.passed', { unit: seatName }))];
};

/** The case in one screen, impartiality first, the vote, and afterwards what it came to in the same card. */
export const ballotCard = (model: BallotCard): Card => {
  const { texts, view, isHeld, mine, notice, isReminder } = model;
  const { t } = texts;
  const { key } = view.item;
  const isOpen = view.round.status === 'open';
  const isWaiting = isOpen && isHeld && !mine;
  const title = t(isOpen ? 'ballot.title' : 'case.title', { key });
  return card(texts, notice?.text ?? title, [
    heading(title),
    ...(isReminder && isWaiting
      ? [paragraph([run(t('ballot.reminder', { deadline: deadlineWords(texts, view.round) }))])]
      : []),
    ...noticeBox(notice),
    caseTitle(view),
    ...withdrawnParts(texts, view),
    ...outcomeParts(texts, view),
    ...caseFacts(texts, view),
    ...documentLinks(texts, view),
    ...(isHeld && isOpen && mine ? [ownVote(texts, mine)] : []),
    ...(isHeld && isOpen ? form(model) : []),
    ...whyParts(model),
  ]);
};
