import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { IsoDate, osloDay } from '../../programme/index.ts';

const Instant = z.iso.datetime({ offset: true });

/**
 * The day a date-only column stands for. SharePoint keeps such a day as midnight where the site is and gives it
 * in UTC (seen in practice, pnp/pnpjs issue 1890; no Microsoft page says so), so 14 March in Oslo arrives as
 * `2025-03-13T23:00:00Z`. The day in Oslo at that instant is right for sites set to Oslo's time, to UTC, and to any zone west of Oslo.
 */
export const dayFrom = (value: unknown): IsoDate | undefined => {
  const day = IsoDate.safeParse(value);
  if (day.success) return day.data;
  const instant = Instant.safeParse(value);
  return instant.success ? osloDay(Temporal.Instant.from(instant.data)) : undefined;
};

/**
 * A day as SharePoint is told it: noon in UTC, which lies on that day in every zone from UTC−12 to UTC+11.
 * Midnight in UTC would be the day before on a site left at the default Pacific time.
 */
export const dayTo = (day: IsoDate): string => `${day}T12:00:00Z`;
