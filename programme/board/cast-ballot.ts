import { hasRole } from '../access.ts';
import type { UseCaseDeps } from '../act.ts';
import { readForm } from '../forms.ts';
import type { Actor } from '../ports.ts';
import { detailsOf, ordinaryNames, refusePersonal } from '../privacy/consent.ts';
import { Refusal } from '../refusal.ts';
import { type Ballot, commitmentOf } from './ballot.ts';
import { BallotForm, ChoiceForm } from './case-forms.ts';
import { atBallot, type BareTurn, logCase, wholeTurn } from './case-turn.ts';
import { ending, endVote, isSettled } from './end-vote.ts';
import { namedRound, refuseOver } from './held-round.ts';
import { passSeat } from './pass-seat.ts';
import type { Seat } from './seat.ts';
import { seatHeldBy, type VotingRound } from './voting-round.ts';

/** `salt`: 32 random bytes, in hexadecimal, new at every call. */
export type BallotDeps = UseCaseDeps & { salt: () => string };

/** What became of a ballot: the round as it stands, and one's own word where it was a vote. */
export type Cast = { round: VotingRound; ballot?: Ballot };

/** The seat of whoever acts; somebody without one is told why. */
const ownSeat = (round: VotingRound, oid: string): Seat => {
  const { caseKey: key, passes, seats } = round;
  const held = seatHeldBy(round, oid);
  if (held) return held;
  if (passes.some((pass) => pass.oid === oid)) throw new Refusal('seat-passed', { key });
  const isDeputy = seats.some(({ deputyOid }) => deputyOid === oid);
  throw new Refusal(isDeputy ? 'deputy-not-called' : 'no-seat', { key });
};

type Form = ReturnType<typeof BallotForm.parse>;

/** Points out what is personal in a reason; the names that are none are read only where something looks like one. */
const refuseDetails = async ({ tx }: BareTurn, { reason, consent, reworded }: Form): Promise<void> => {
  if (detailsOf({ reason }, []).length === 0) return;
  const ordinary = ordinaryNames(await tx.all('TfProjects'), await tx.all('TfSettings'));
  refusePersonal({ reason }, ordinary, { ...(consent !== undefined && { consent }), reworded });
};

const vote = async (
  turn: BareTurn,
  [round, seat]: [VotingRound, Seat],
  { form, oid, salt }: { form: Form; oid: string; salt: string },
): Promise<Cast> => {
  const { caseKey, round: number } = round;
  const { choice } = readForm(ChoiceForm, form);
  const { reason } = form;
  if (choice === 'recommend-with-conditions' && !reason)
    throw new Refusal('conditions-missing', { key: caseKey });
  await refuseDetails(turn, form);
  const ballot: Ballot = {
    ...{ caseKey, round: number, seat: seat.unit, voterOid: oid, choice },
    ...(reason && { reason }),
    ...{ castAt: turn.at, salt },
  };
  const others = round.answered.filter((answer) => answer.seat !== seat.unit);
  const answered: VotingRound = { ...round, answered: [...others, { seat: seat.unit, oid, at: turn.at }] };
  await turn.tx.keepBallot(ballot);
  await turn.tx.saveRound(answered);
  await logCase(turn, 'answer', caseKey, {
    after: { round: number, seat: seat.unit, commitment: commitmentOf(ballot) },
  });
  return { round: answered, ballot };
};

/**
 * A seat's answer: first whether its holder is impartial, and if so the vote. Who is not, or is away, passes the seat
 * to the deputy. Changed as often as one likes until the vote ends; the last word counts. Whose seat it is comes from
 * who acts, never from the form. When the last seat has answered, the vote ends.
 */
export const castBallot =
  (deps: BallotDeps) =>
  async (actor: Actor, form: unknown): Promise<Cast> => {
    const read = readForm(BallotForm, form);
    const salt = deps.salt();
    return atBallot(deps, actor, async (turn) => {
      const { person } = turn;
      const round = await namedRound(turn, read.key, read.round);
      if (hasRole(person, 'state-observer') && round.asked.kind === 'application')
        throw new Refusal('not-for-observers', { key: read.key });
      refuseOver(turn, round);
      const seat = ownSeat(round, person.oid);
      const { impartial } = read;
      const cast: Cast =
        impartial === 'yes'
          ? await vote(turn, [round, seat], { form: read, oid: person.oid, salt })
          : { round: await passSeat(turn, [round, seat], { oid: person.oid, reason: impartial }) };
      if (!isSettled(cast.round)) return cast;
      const ended = ending(turn, cast.round, 'all-answered');
      return { ...cast, round: await endVote(await wholeTurn(turn), ended) };
    });
  };
