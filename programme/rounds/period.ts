import { z } from 'zod';

/** How a period is written. */
export const PERIOD = /^\d{4}-(T[1-3]|0[1-9]|1[0-2])$/;

/** What a status round is for: a tertial, `2025-T1`, or a month, `2025-03`. */
export const RoundPeriod = z.string().regex(PERIOD);
export type RoundPeriod = z.infer<typeof RoundPeriod>;
