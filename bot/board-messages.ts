import {
  type BoardMessageKind,
  caseOf,
  hasRole,
  mayReadCase,
  type OutboxPayload,
  standingOf,
  type VotingRound,
} from '../programme/index.ts';
import { caseView, leadsBoard, type Reading, roundOf, standingIn } from './board-views.ts';
import { type BallotCard, ballotCard } from './cards/ballot-card.ts';
import type { Card } from './cards/card.ts';
import { caseCard } from './cards/case-card.ts';
import { type ChairCard, chairCard } from './cards/chair-card.ts';
import { messageCard } from './cards/message-card.ts';
import type { Answer } from './turn.ts';
import { unitNames } from './unit-names.ts';

type Payload = Extract<OutboxPayload, { kind: BoardMessageKind }>;

const withRound = (reading: Pick<Reading, 'state' | 'tabUrl'>, round: VotingRound) => ({
  ...caseView(reading, caseOf(round), round),
  round,
});

/** Somebody's ballot in a round, whether they still hold the seat or have passed it on; none for others. */
export const ballotOf = async (
  reading: Reading,
  round: VotingRound,
  more: Pick<BallotCard, 'draft' | 'notice' | 'guard' | 'isReminder'> = {},
): Promise<Card | undefined> => {
  const standing = await standingIn(reading, round);
  if (standing.kind === 'none') return undefined;
  return ballotCard({
    texts: reading.texts,
    view: withRound(reading, round),
    seatName: unitNames(reading.state)(standing.seat.unit),
    isHeld: standing.kind === 'holder',
    mine: standing.kind === 'holder' ? standing.ballot : undefined,
    ...more,
  });
};

/** The chair's card of a round. */
export const chairCardOf = (
  reading: Reading,
  round: VotingRound,
  more: Pick<ChairCard, 'draft' | 'notice' | 'guard'> = {},
): Card => {
  const { state, texts } = reading;
  const nameOf = (oid: string | undefined) => state.people.find((person) => person.oid === oid)?.name ?? '';
  const unitName = unitNames(state);
  const seats = standingOf(round).map(({ seat, standing, holderOid, passes }) => ({
    ...{ standing, unitName: unitName(seat.unit), holder: nameOf(holderOid), isPassed: passes.length > 0 },
  }));
  return chairCard({ texts, view: withRound(reading, round), seats, ...more });
};

const said = (card: Card | undefined): Answer | undefined => card && { card, summary: card.speak ?? '' };

type Plain = Pick<Reading, 'state' | 'texts' | 'tabUrl'>;

const outcomeCard = (reading: Plain, round: VotingRound, why: 'outcome.why' | 'outcome.whyChannel'): Card => {
  const { t } = reading.texts;
  const intro = { title: t('outcome.title', { key: round.caseKey }), why: t(why) };
  return caseCard(reading.texts, withRound(reading, round), intro);
};

/** What a vote came to, for the office's channel. */
export const outcomeInChannel = (reading: Plain, { itemKey, round: number }: Payload): Answer | undefined => {
  const round = roundOf(reading, itemKey, number);
  return round && said(outcomeCard(reading, round, 'outcome.whyChannel'));
};

/** What is said of a round now; nothing when it was about what has been done since, or the person may not see it. */
export const boardMessage = async (reading: Reading, payload: Payload): Promise<Answer | undefined> => {
  const round = roundOf(reading, payload.itemKey, payload.round);
  if (!round || hasRole(reading.person, 'state-observer')) return undefined;
  switch (payload.kind) {
    case 'ballot':
      return said(await ballotOf(reading, round));
    case 'ballot-reminder':
      return said(await ballotOf(reading, round, { isReminder: true }));
    case 'chair-case':
    case 'casting-vote':
      return leadsBoard(reading) ? said(chairCardOf(reading, round)) : undefined;
    case 'case-outcome':
      return said(outcomeCard(reading, round, 'outcome.why'));
  }
};

/** What stands in the place of the chair's card with somebody who leads the board no longer: the case, to be read. */
export const spentChair = (reading: Reading, { itemKey, round: number }: Payload): Answer | undefined => {
  const round = roundOf(reading, itemKey, number);
  const isReader = round && mayReadCase(reading.person, caseOf(round), round);
  return isReader ? said(caseCard(reading.texts, withRound(reading, round))) : undefined;
};

/** Tells the office what was edited by hand and put back. */
export const caseAltered = (
  { texts }: Reading,
  { itemKey: key, rows }: Extract<OutboxPayload, { kind: 'case-altered' }>,
): Answer => {
  const text = texts.t('altered.text', { key, rows: texts.list(rows) });
  return { card: messageCard(texts, text, []), summary: text };
};
