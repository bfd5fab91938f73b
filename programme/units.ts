import { z } from 'zod';

/** Oslo's short codes for the units of the programme: six districts, the agency, the office; and the state's guest. */
export const UnitCode = z.enum(['BAL', 'BBJ', 'BGO', 'BGR', 'BSR', 'BSN', 'UDE', 'DOU', 'STAT']);
export type UnitCode = z.infer<typeof UnitCode>;

export const Unit = z.object({
  code: UnitCode,
  name: z.string().min(1),
  kind: z.enum(['district', 'agency', 'office']),
  area: z.string().nullable(),
});
export type Unit = z.infer<typeof Unit>;
