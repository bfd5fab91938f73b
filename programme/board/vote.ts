import { z } from 'zod';
import { UnitCode } from '../units.ts';
import { CaseKey } from './case.ts';

/** What a seat may answer. */
export const Choice = z.enum(['recommend', 'recommend-with-conditions', 'not-recommend', 'abstain']);
export type Choice = z.infer<typeof Choice>;

/**
 * Why somebody is not impartial, in forvaltningsloven § 6's words made plain: `party` (a, d: party to the case, or
 * acts for one), `family` (b, c), `position` (e: leads or sits on the board of a party), `other` (second paragraph).
 */
export const Ground = z.enum(['party', 'family', 'position', 'other']);
export type Ground = z.infer<typeof Ground>;

/** Why a seat went on to the deputy: a ground, or that its holder is away. */
export const PassReason = z.enum([...Ground.options, 'absent']);
export type PassReason = z.infer<typeof PassReason>;

/**
 * One row of the list TfVotes, written when the vote has ended. The vote of a seat has the key case/round/seat;
 * somebody who was recused or away has case/round/seat/1, /2 and no choice. A secret ballot leaves only the latter.
 */
export const Vote = z.object({
  key: z.string().min(1),
  title: z.string().min(1),
  caseKey: CaseKey,
  round: z.int().min(1),
  seat: UnitCode,
  voterOid: z.guid(),
  choice: Choice.optional(),
  /** The conditions of a yes with conditions, or the reason of any other vote. */
  reason: z.string().optional(),
  recused: z.boolean(),
  passed: PassReason.optional(),
  castAt: z.iso.datetime(),
});
export type Vote = z.infer<typeof Vote>;
