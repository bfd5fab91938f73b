import { z } from 'zod';
import { UnitCode } from '../units.ts';
import { BoardRules } from './board-rules.ts';
import { Case, CaseKey, CaseOutcome, Tally } from './case.ts';
import { Seat } from './seat.ts';
import { Choice, PassReason, Vote } from './vote.ts';

/** Somebody who had a seat and passed it on. */
export const Pass = z.object({
  seat: UnitCode,
  oid: z.guid(),
  reason: PassReason,
  at: z.iso.datetime(),
});
export type Pass = z.infer<typeof Pass>;

/** What the board is asked, as it was locked. */
export const Asked = Case.pick({
  key: true,
  title: true,
  kind: true,
  unit: true,
  area: true,
  affectedUnits: true,
  phase: true,
  amount: true,
  benefit: true,
  text: true,
  documents: true,
  round: true,
});
export type Asked = z.infer<typeof Asked>;

/** Why a vote ended. */
export const EndedBy = z.enum(['all-answered', 'deadline', 'chair']);
export type EndedBy = z.infer<typeof EndedBy>;

/** Why there is no recommendation, where the outcome alone does not say. */
export const Because = z.enum([
  'too-few',
  'all-recused',
  'nobody-for-or-against',
  'tie-unbroken',
  'too-few-to-be-secret',
]);
export type Because = z.infer<typeof Because>;

/**
 * One round of voting on a case, kept in the store and nowhere else: the record that counts, whatever becomes of the
 * lists. It holds no choice until the vote has ended, and of a secret ballot never more than totals.
 */
export const VotingRound = z.object({
  caseKey: CaseKey,
  round: z.int().min(1),
  asked: Asked,
  textHash: z.string(),
  /** `tied`: the vote has ended, and the chair is asked for the casting vote. */
  status: z.enum(['open', 'tied', 'closed', 'withdrawn']),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  deadline: z.iso.datetime(),
  extensions: z.array(
    z.object({ at: z.iso.datetime(), by: z.string(), deadline: z.iso.datetime(), reason: z.string() }),
  ),
  rules: BoardRules,
  seats: z.array(Seat),
  /** Who is the education agency, as the units were then. */
  agency: z.array(UnitCode).optional(),
  passes: z.array(Pass),
  /** Which seats have answered, and when they last did; never how. */
  answered: z.array(z.object({ seat: UnitCode, oid: z.guid(), at: z.iso.datetime() })),
  endedAt: z.iso.datetime().optional(),
  endedBy: EndedBy.optional(),
  tally: Tally.optional(),
  /** The chair's casting vote. */
  casting: z
    .object({ oid: z.guid(), choice: Choice, reason: z.string().optional(), at: z.iso.datetime() })
    .optional(),
  outcome: CaseOutcome.optional(),
  because: Because.optional(),
  conditions: z.string().optional(),
  fastTrack: z.boolean().optional(),
  /** What was published when the round was closed; only who was recused or away, when the ballot was secret. */
  votes: z.array(Vote),
  /** Why it was taken back, or opened anew. */
  reason: z.string().optional(),
  /** That the office took the case up again after it; a draft of the next round nobody took up was made by hand. */
  reopened: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).optional(),
});
export type VotingRound = z.infer<typeof VotingRound>;

/** Who holds a seat now: its member, or the deputy once the member has passed it on; nobody when both have. */
export const holderOfSeat = ({ passes }: Pick<VotingRound, 'passes'>, seat: Seat): string | undefined =>
  [seat.memberOid, seat.deputyOid].find(
    (oid) => oid !== undefined && !passes.some((pass) => pass.seat === seat.unit && pass.oid === oid),
  );

/** The seat somebody holds now. */
export const seatHeldBy = (round: Pick<VotingRound, 'passes' | 'seats'>, oid: string): Seat | undefined =>
  round.seats.find((seat) => holderOfSeat(round, seat) === oid);

/** Where a seat stands, for those who may know that it answered and not how. */
export type SeatStanding = {
  seat: Seat;
  holderOid: string | undefined;
  standing: 'answered' | 'waiting' | 'vacant';
  passes: Pass[];
};

export const standingOf = (round: Pick<VotingRound, 'passes' | 'seats' | 'answered'>): SeatStanding[] =>
  round.seats.map((seat) => {
    const holderOid = holderOfSeat(round, seat);
    const answered = round.answered.some((answer) => answer.seat === seat.unit);
    const standing = holderOid === undefined ? 'vacant' : answered ? 'answered' : 'waiting';
    return { seat, holderOid, standing, passes: round.passes.filter((pass) => pass.seat === seat.unit) };
  });
