import { z } from 'zod';
import type { Person } from '../people.ts';
import type { Setting } from '../settings.ts';
import { UnitCode } from '../units.ts';
import { BoardRules } from './board-rules.ts';
import { CaseKey, CaseOutcome, Tally } from './case.ts';
import { quorumOf } from './outcome.ts';
import { Choice, PassReason } from './vote.ts';
import { Asked, Because, EndedBy, type VotingRound } from './voting-round.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Name = z.string().optional();

/** The entry of the action log that a vote ended with: its place, when it was made, and its hash. */
export const LogMark = z.object({ seq: z.int().min(1), at: z.iso.datetime(), hash: Hash });
export type LogMark = z.infer<typeof LogMark>;

const MinutedSeat = z.object({
  unit: UnitCode,
  member: Name,
  deputy: Name,
  /** Who passed the seat on, and why; of a recusal the ground and no more. */
  passes: z.array(z.object({ name: Name, reason: PassReason, at: z.iso.datetime() })),
  /** Whoever answered for the seat. In a secret ballot it is told that they did, and never how. */
  answeredBy: Name,
  vote: z.object({ choice: Choice, reason: z.string().optional(), castAt: z.iso.datetime() }).optional(),
});

/**
 * What the minutes of one round of voting hold. Names are as they were when the vote ended, and so is all else: once
 * made they are kept, so that they can be written again to the letter when people have left and the rules are others.
 */
export const Minutes = z.object({
  caseKey: CaseKey,
  round: z.int().min(1),
  asked: Asked,
  textHash: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: Name,
  deadline: z.iso.datetime(),
  extensions: z.array(
    z.object({ at: z.iso.datetime(), by: Name, deadline: z.iso.datetime(), reason: z.string() }),
  ),
  endedAt: z.iso.datetime(),
  endedBy: EndedBy.optional(),
  rules: BoardRules,
  quorum: z.object({ needed: z.int(), tookPart: z.int() }),
  seats: z.array(MinutedSeat),
  /** None where the ballot was secret and too few had voted for it to be counted. */
  totals: Tally.optional(),
  casting: z
    .object({ name: Name, choice: Choice, reason: z.string().optional(), at: z.iso.datetime() })
    .optional(),
  outcome: CaseOutcome,
  because: Because.optional(),
  conditions: z.string().optional(),
  fastTrack: z.boolean(),
  /** Why the case was opened anew. */
  reason: z.string().optional(),
  /** How the archive is to let people see them. */
  accessCode: z.string(),
  log: LogMark,
});
export type Minutes = z.infer<typeof Minutes>;

/** The setting with the access code the board's minutes are journaled with; without one they are public. */
export const ACCESS_CODE = 'minutes-access-code';

const accessCodeIn = (settings: readonly Setting[]): string => {
  const value = settings.find(({ key }) => key === ACCESS_CODE)?.value;
  return typeof value === 'string' && value !== '' ? value : 'Offentlig';
};

/** What minutes are made with beside the round itself. */
export type MinutesGiven = { people: readonly Person[]; settings: readonly Setting[]; log: LogMark };

type NameOf = (oid: string | undefined) => string | undefined;

const seatsIn = (round: VotingRound, nameOf: NameOf): Minutes['seats'] =>
  round.seats.map(({ unit, memberOid, deputyOid }) => {
    const vote = round.votes.find((one) => one.seat === unit && one.choice !== undefined);
    const answered = round.answered.find(({ seat }) => seat === unit);
    return {
      unit,
      member: nameOf(memberOid),
      deputy: nameOf(deputyOid),
      passes: round.passes
        .filter(({ seat }) => seat === unit)
        .map(({ oid, reason, at }) => ({ name: nameOf(oid), reason, at })),
      answeredBy: nameOf(answered?.oid),
      ...(vote?.choice &&
        !round.rules.secretBallot && {
          vote: { choice: vote.choice, reason: vote.reason, castAt: vote.castAt },
        }),
    };
  });

const castingIn = ({ casting }: VotingRound, nameOf: NameOf): Pick<Minutes, 'casting'> =>
  casting
    ? {
        casting: {
          name: nameOf(casting.oid),
          choice: casting.choice,
          reason: casting.reason,
          at: casting.at,
        },
      }
    : {};

const tookPart = ({ rules, tally, answered }: VotingRound): number => {
  if (!tally) return answered.length;
  return tally.for + tally.against + (rules.abstention === 'takes-part' ? tally.abstained : 0);
};

/** The minutes of a round whose vote has ended; nothing while it has not, and nothing of one that was withdrawn. */
export const minutesOf = (
  round: VotingRound,
  { people, settings, log }: MinutesGiven,
): Minutes | undefined => {
  const { outcome, endedAt } = round;
  if (round.status !== 'closed' || outcome === undefined || endedAt === undefined) return undefined;
  const nameOf: NameOf = (oid) => people.find((person) => person.oid === oid)?.name;
  return Minutes.parse({
    ...round,
    openedBy: nameOf(round.openedBy),
    extensions: round.extensions.map(({ by, ...extension }) => ({ ...extension, by: nameOf(by) })),
    quorum: { needed: quorumOf(round), tookPart: tookPart(round) },
    seats: seatsIn(round, nameOf),
    ...(round.tally && { totals: round.tally }),
    casting: undefined,
    ...castingIn(round, nameOf),
    fastTrack: round.fastTrack ?? false,
    accessCode: accessCodeIn(settings),
    log,
  });
};
