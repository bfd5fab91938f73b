import { type Clock, type IsoDate, OSLO, osloDay } from '../../programme/index.ts';

/** The day in Oslo by a clock. Every turn asks for it and time zones are slow to ask, so it is worked out once a day. */
export const todayBy = (clock: Clock): (() => IsoDate) => {
  let held: { from: number; until: number; day: IsoDate } | undefined;
  return () => {
    const now = clock.now();
    const { epochMilliseconds: at } = now;
    if (held && held.from <= at && at < held.until) return held.day;
    const midnight = now.toZonedDateTimeISO(OSLO).startOfDay();
    const next = midnight.add({ days: 1 }).startOfDay();
    held = { from: midnight.epochMilliseconds, until: next.epochMilliseconds, day: osloDay(now) };
    return held.day;
  };
};
