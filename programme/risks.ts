import { z } from 'zod';
import { IsoDate } from './dates.ts';

/** The programme's eight risks. */
export const RiskCode = z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
export type RiskCode = z.infer<typeof RiskCode>;

const Score = z.number().int().min(0).max(5);

/** One row of the list TfRisks. Status and strategy are Prosjektportalen's own words. */
export const Risk = z.object({
  code: RiskCode,
  title: z.string().min(1),
  about: z.string().optional(),
  probability: Score.optional(),
  consequence: Score.optional(),
  probabilityAfter: Score.optional(),
  consequenceAfter: Score.optional(),
  status: z.enum(['identified', 'measures-done', 'no-longer-relevant']),
  strategy: z.enum(['reduce', 'watch', 'avoid', 'transfer', 'share', 'accept', 'increase', 'exploit']),
  ownerOid: z.guid().optional(),
  reviewDate: IsoDate.optional(),
});
export type Risk = z.infer<typeof Risk>;

export type RiskLevel = 'low' | 'medium' | 'high';

// Assumption: the usual bands of a matrix of five by five; the programme's risk analysis names none of its own.
const MEDIUM_FROM = 5;
const HIGH_FROM = 15;

/**
 * How grave a risk is: probability times consequence (Prosjektportalen's risk factor), in three bands. Once it has been
 * assessed after its measures, those figures count; without figures nobody can say.
 */
export const riskLevel = (risk: Risk): RiskLevel | undefined => {
  const isAssessed = risk.probabilityAfter !== undefined && risk.consequenceAfter !== undefined;
  const probability = isAssessed ? risk.probabilityAfter : risk.probability;
  const consequence = isAssessed ? risk.consequenceAfter : risk.consequence;
  if (probability === undefined || consequence === undefined) return undefined;
  const factor = probability * consequence;
  if (factor >= HIGH_FROM) return 'high';
  return factor >= MEDIUM_FROM ? 'medium' : 'low';
};
