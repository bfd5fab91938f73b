import { z } from 'zod';

/** One row of the list TfSettings: a rule of the programme that people may change without a new version. */
export const Setting = z.object({ key: z.string().min(1), value: z.json() });
export type Setting = z.infer<typeof Setting>;
