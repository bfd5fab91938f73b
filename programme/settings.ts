import { z } from 'zod';
import { IsoDate } from './dates.ts';
import type { RowFault } from './ports.ts';

/** One row of the list TfSettings: a rule of the programme that people may change without a new version. */
export const Setting = z.object({ key: z.string().min(1), value: z.json() });
export type Setting = z.infer<typeof Setting>;

/** The setting that lists the days the municipality closes itself, as ISO days. */
export const CLOSED_DAYS = 'closed-days';

/** The municipality's own closed days. What is no day is reported as a fault of the row, and the days that are count. */
export const closedDaysIn = (settings: readonly Setting[]): { days: IsoDate[]; faults: RowFault[] } => {
  const value = settings.find(({ key }) => key === CLOSED_DAYS)?.value ?? [];
  const given = Array.isArray(value) ? value : [value];
  const days = given.flatMap((day) => IsoDate.safeParse(day).data ?? []);
  if (days.length === given.length) return { days, faults: [] };
  const columns = given
    .filter((day) => !IsoDate.safeParse(day).success)
    .map((day) => ({ column: 'TfValue', value: JSON.stringify(day), reason: 'not-a-date' }));
  return { days, faults: [{ list: 'TfSettings', itemId: '', key: CLOSED_DAYS, columns }] };
};
