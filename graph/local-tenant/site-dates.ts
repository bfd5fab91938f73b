import { Temporal } from 'temporal-polyfill';
import { invalidRequest } from './refused.ts';

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/**
 * A date as SharePoint keeps it, in UTC to the second. A date-only column keeps the midnight of its day in the
 * site's time zone, so what was written as noon in UTC reads back as another instant {pnpjs issue 1890}.
 */
export const storedDate = (
  value: string,
  column: { name: string; dateOnly: boolean; timeZone: string },
): string => {
  const instant = instantOf(value, column.name);
  if (!column.dateOnly) return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString();
  const day = instant.toZonedDateTimeISO(column.timeZone).toPlainDate();
  return day.toZonedDateTime(column.timeZone).toInstant().toString();
};

const instantOf = (value: string, name: string): Temporal.Instant => {
  try {
    return Temporal.Instant.from(dayOnly.test(value) ? `${value}T00:00:00Z` : value);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw invalidRequest(`Field '${name}' needs a date in ISO 8601`);
  }
};
