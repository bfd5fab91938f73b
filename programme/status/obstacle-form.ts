import { z } from 'zod';
import { optionalText, rowKey, text } from '../forms.ts';
import type { RefusalReason } from '../refusal.ts';
import { UnitCode } from '../units.ts';
import { ObstacleLevel } from './obstacle.ts';
import { said } from './status-form.ts';

const chosen = z
  .string()
  .nullish()
  .transform((written) => written?.trim() || undefined);

const privacy = { consent: z.string().max(4000).optional(), reworded: said };

export const ObstacleForm = z.object({
  text: text('obstacle-missing'),
  level: z.enum(ObstacleLevel.options, 'level-missing' satisfies RefusalReason),
  tried: optionalText,
  unit: chosen.pipe(UnitCode.optional().catch(undefined)),
  project: chosen,
  ...privacy,
});

/** Joining one that was reported before; what is written is added to it. */
export const JoinForm = z.object({ obstacle: rowKey, text: optionalText, tried: optionalText, ...privacy });
