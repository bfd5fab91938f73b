import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { UnitCode } from '../units.ts';
import { CaseKey } from './case.ts';
import { Choice } from './vote.ts';

/**
 * A seat's last word while a round is under way.
 *
 * How secrecy is kept: ballots lie in a table of the store that only the rules read, never in the mirror, and so
 * never in a list, a page, a digest or the state cards are drawn from. Each has a salt of 32 random bytes. The action
 * log says when a ballot is cast that the seat answered, and keeps the commitment below; it tells no more than that,
 * whatever was chosen. Refusals while voting are written to the server's log without their reason when that would
 * tell something of the choice. A person is shown their own ballot and nobody else's.
 *
 * When an open ballot closes, votes go to TfVotes, and ballots stay in the store with their salts, so that anybody
 * with the log and the store can work out every commitment anew: who changed a vote would have to change the chained
 * log too. When a secret ballot closes, or a round is withdrawn, ballots and salts are deleted: the commitments then
 * stand in the log as proof that a seat answered, and tell nothing without the salt.
 */
export const Ballot = z.object({
  caseKey: CaseKey,
  round: z.int().min(1),
  seat: UnitCode,
  voterOid: z.guid(),
  choice: Choice,
  reason: z.string().optional(),
  castAt: z.iso.datetime(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Ballot = z.infer<typeof Ballot>;

/** What the log keeps of a ballot: SHA-256, in hexadecimal, over its salt and all the rest of it. */
export const commitmentOf = ({ salt, ...ballot }: Ballot): string =>
  createHash('sha256')
    .update(`${salt}\n${canonicalJson(ballot)}`)
    .digest('hex');
