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
