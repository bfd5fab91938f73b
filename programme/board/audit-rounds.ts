import { z } from 'zod';
import { type Action, type Values, valuesOf } from '../actions.ts';
import { sameValue } from '../canonical-json.ts';
import { textHashOf } from './case-text.ts';
import { toldOf } from './told-of-end.ts';
import { Pass, type VotingRound } from './voting-round.ts';

/**
 * What an auditor finds of a round as a whole. `opening-differs`: what was asked, the rules, the seats or the deadline
 * are not what the log has. `recusals-differ`: seats were passed on by others, or for other reasons, than the log has.
 * `outcome-differs`: the log tells of another end, or of none.
 */
export const roundFindings = ['opening-differs', 'recusals-differ', 'outcome-differs'] as const;
export type RoundFinding = (typeof roundFindings)[number];

type Entries = readonly Action[];

const lastOf = (entries: Entries, verb: Action['verb'], fits: (after: Values) => boolean = () => true) =>
  entries.findLast((entry) => entry.verb === verb && fits(entry.after))?.after;

const isOpened = ({ asked, textHash, rules, seats, deadline }: VotingRound, entries: Entries): boolean => {
  const opening = lastOf(entries, 'open-vote');
  const until = lastOf(entries, 'extend')?.deadline ?? opening?.deadline;
  const told = { textHash: opening?.textHash, rules: opening?.rules, seats: opening?.seats, deadline: until };
  return textHashOf(asked) === textHash && sameValue(told, valuesOf({ textHash, rules, seats, deadline }));
};

const PassOn = z.object({ seat: z.string(), oid: z.string(), passed: z.string() });

const isPassedOn = ({ passes }: VotingRound, entries: Entries): boolean => {
  const atOpening = Pass.array().safeParse(lastOf(entries, 'open-vote')?.passes).data ?? [];
  const later = entries
    .filter(({ verb }) => verb === 'pass-seat')
    .flatMap(({ after }) => PassOn.safeParse(after).data ?? [])
    .map(({ seat, oid, passed: reason }) => ({ seat, oid, reason }));
  const told = [...atOpening.map(({ seat, oid, reason }) => ({ seat, oid, reason })), ...later];
  return sameValue(
    told,
    passes.map(({ seat, oid, reason }) => ({ seat, oid, reason })),
  );
};

const isEnded = (round: VotingRound, entries: Entries): boolean => {
  const { votes: _, ...told } = lastOf(entries, 'close-vote', ({ status }) => status === 'closed') ?? {};
  const casting = lastOf(entries, 'break-tie')?.choice;
  return sameValue(told, valuesOf(toldOf(round))) && casting === round.casting?.choice;
};

/** Holds a round against the entries of the log on its case. */
export const auditRound = (round: VotingRound, entries: Entries): RoundFinding[] => {
  const own = entries.filter(({ after }) => after.round === round.round);
  return [
    ...(isOpened(round, own) ? [] : (['opening-differs'] as const)),
    ...(isPassedOn(round, own) ? [] : (['recusals-differ'] as const)),
    ...(round.status !== 'closed' || isEnded(round, own) ? [] : (['outcome-differs'] as const)),
  ];
};
