import { type Cast, loggedOfBallot, Refusal, type VotingRound } from '../../programme/index.ts';
import { ballotOf, chairCardOf } from '../board-messages.ts';
import { leadsBoard, roundOf } from '../board-views.ts';
import type { Card } from '../cards/card.ts';
import { messageCard } from '../cards/message-card.ts';
import type { Notice } from '../cards/notice.ts';
import type { Asking } from '../deps.ts';
import { type BoardPressed, readBoardPressed } from './board-pressed.ts';
import { guardOf, reworded } from './guard.ts';
import type { PressDeps, PressResult } from './press-result.ts';
import { refusalText } from './refusal-text.ts';

const plainCard = ({ texts }: Asking, text: string): PressResult => ({
  saved: false,
  card: messageCard(texts, text, []),
});

const refused = (
  { log }: PressDeps,
  asking: Asking,
  { reason, values }: Refusal,
  { key }: BoardPressed,
): Notice => {
  log.warn({ reason: loggedOfBallot(reason), key: key.slice(0, 20) }, 'vote refused');
  return { kind: 'refused', key, text: refusalText(asking.texts, new Refusal(reason, values), key) };
};

const castWords = ({ texts: { t } }: Asking, { ballot, round }: Cast): string => {
  if (!ballot) return t('saved.passed');
  return t(round.status === 'open' ? 'saved.vote' : 'saved.lastVote');
};

const again = (asking: Asking, pressed: BoardPressed, refusal: Refusal, notice: Notice) => {
  const label = () => asking.texts.t('ballot.reason');
  return {
    draft: pressed.draft,
    ...(refusal.reason === 'personal-details'
      ? { guard: guardOf(asking, { reason: pressed.draft.reason }, label) }
      : { notice }),
  };
};

/** A card in the place of the pressed one, or, for somebody the case is not shown to, the bare answer. */
const shown = (asking: Asking, card: Card | undefined, notice: Notice, saved: boolean): PressResult =>
  card ? { saved, card } : plainCard(asking, notice.text);

const formOf = (asking: Asking, { key, round, draft, consent }: BoardPressed, isReworded: boolean) => ({
  ...{ key, round, ...draft },
  ...(isReworded && { ...reworded(asking, { reason: draft.reason }), reworded: true }),
  ...(consent !== undefined && { consent }),
});

/** The state with a round as it stands now, so that what has just been done need not be read again. */
const withRound = (asking: Asking, round: VotingRound): Asking => {
  const others = asking.state.votingRounds.filter(
    (known) => known.caseKey !== round.caseKey || known.round !== round.round,
  );
  return { ...asking, state: { ...asking.state, votingRounds: [...others, round] } };
};

const afterCast = (asking: Asking, { round, ballot }: Cast, notice: Notice): Promise<Card | undefined> => {
  const now = withRound(asking, round);
  return ballotOf(ballot ? { ...now, ownBallot: async () => ballot } : now, round, { notice });
};

const vote = async (
  deps: PressDeps,
  asking: Asking,
  pressed: BoardPressed,
  isReworded: boolean,
): Promise<PressResult> => {
  const actor = { oid: asking.person.oid, via: 'card' } as const;
  try {
    const cast = await deps.useCases.castBallot(actor, formOf(asking, pressed, isReworded));
    const notice: Notice = { kind: 'saved', key: pressed.key, text: castWords(asking, cast) };
    return shown(asking, await afterCast(asking, cast, notice), notice, true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const notice = refused(deps, asking, error, pressed);
    const now = { ...asking, state: await deps.state() };
    const round = roundOf(now, pressed.key, pressed.round);
    const card = round && (await ballotOf(now, round, again(asking, pressed, error, notice)));
    return shown(asking, card, notice, false);
  }
};

type ChairAct = (actor: { oid: string; via: 'card' }, form: unknown) => Promise<{ round: VotingRound }>;

const lead = async (
  deps: PressDeps,
  asking: Asking,
  pressed: BoardPressed,
  { act, done, isReworded }: { act: ChairAct; done: string; isReworded: boolean },
): Promise<PressResult> => {
  const { key, round: number } = pressed;
  const draw = async (more: Parameters<typeof chairCardOf>[2]) => {
    const now = { ...asking, state: await deps.state() };
    const round = roundOf(now, key, number);
    return round && leadsBoard(now) ? chairCardOf(now, round, more) : undefined;
  };
  try {
    await act({ oid: asking.person.oid, via: 'card' }, formOf(asking, pressed, isReworded));
    const notice: Notice = { kind: 'saved', key, text: done };
    return shown(asking, await draw({ notice }), notice, true);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const notice = refused(deps, asking, error, pressed);
    return shown(asking, await draw(again(asking, pressed, error, notice)), notice, false);
  }
};

const verbs: ReadonlySet<string> = new Set([
  'board/vote',
  'board/vote/reword',
  'board/close',
  'board/break-tie',
  'board/break-tie/reword',
]);

/** Whether a button is a case's. */
export const isOfBoard = (verb: string): boolean => verbs.has(verb);

/** Carries out a button of a case; `undefined` when the button is another's. */
export const pressBoard = (
  deps: PressDeps,
  asking: Asking,
  verb: string,
  data: unknown,
): Promise<PressResult> | undefined => {
  if (!isOfBoard(verb)) return undefined;
  const { t } = asking.texts;
  // A card that shows somebody's own vote must not stand where others read it.
  if (asking.turn.conversation.kind !== 'personal')
    return Promise.resolve(plainCard(asking, t('cases.personal')));
  const pressed = readBoardPressed(data);
  if (!pressed) return Promise.resolve({ stale: 'broken-data' });
  const isReworded = verb.endsWith('/reword');
  const { closeCase, breakTie } = deps.useCases;
  if (verb === 'board/close')
    return lead(deps, asking, pressed, { act: closeCase, done: t('saved.closed'), isReworded });
  if (verb.startsWith('board/break-tie'))
    return lead(deps, asking, pressed, { act: breakTie, done: t('saved.tieBroken'), isReworded });
  return vote(deps, asking, pressed, isReworded);
};
