import type { UseCaseDeps } from '../act.ts';
import { type Calendar, calendarOf } from '../calendar.ts';
import { addDays, daysBetween, type IsoDate } from '../dates.ts';
import type { Person } from '../people.ts';
import type { Transaction } from '../ports.ts';
import { closedDaysIn } from '../settings.ts';
import { type Round, roundsIn } from './round.ts';
import { askedFor } from './round-access.ts';
import { boardKey, queueRoundCards } from './round-cards.ts';
import type { RoundTurn } from './round-turn.ts';
import { isDelivered, type UnitReport } from './unit-report.ts';

const daysAhead = [7, 1, 0] as const;

/**
 * Whether units that have not delivered are reminded on a day: seven days and one day before the deadline and on it,
 * each brought forward to a working day; then on the first working day after it, and weekly. Never on the first day.
 */
export const remindsOn = (
  { start, deadline }: Pick<Round, 'start' | 'deadline'>,
  day: IsoDate,
  calendar: Calendar,
): boolean => {
  if (day <= start || calendar.closed(day)) return false;
  if (daysAhead.some((ahead) => calendar.workingDayOnOrBefore(addDays(deadline, -ahead)) === day))
    return true;
  const first = calendar.firstWorkingDayAfter(deadline);
  if (day < first) return false;
  const weeks = Math.floor(daysBetween(first, day) / 7);
  return calendar.workingDayOnOrAfter(addDays(first, 7 * weeks)) === day;
};

type Reminding = {
  tx: Transaction;
  people: readonly Person[];
  reports: readonly UnitReport[];
  day: IsoDate;
  /** What tells two reminders of a day apart. */
  why?: string;
};

/** Reminds whoever answers for each unit that has not delivered; tells how many reminders were new. */
const remind = async ({ tx, people, reports, day, why }: Reminding): Promise<number> => {
  let fresh = 0;
  for (const report of reports) {
    const to = isDelivered(report) ? undefined : askedFor(people, report.unit, day, report);
    if (!to) continue;
    const { period, unit, key } = report;
    const payload = { kind: 'round-reminder', day, period, unit } as const;
    const message = { personOid: to.oid, kind: 'round-reminder', payload } as const;
    // The day comes first, so that a later reminder takes the place of one that still waits.
    if (await tx.queue({ ...message, key: [day, key, why].filter(Boolean).join(' ') })) fresh += 1;
  }
  return fresh;
};

const reportsOf = async (tx: Transaction, { period }: Round): Promise<UnitReport[]> =>
  (await tx.all('TfUnitReports')).filter((report) => report.period === period);

/** Tells those who have not delivered that they have longer. */
export const tellOfExtension = async ({ tx, people, round, today }: RoundTurn): Promise<void> => {
  if (today < round.start) return;
  const reports = await reportsOf(tx, round);
  await remind({ tx, people, reports, day: today, why: round.deadline });
};

/**
 * A day's round cards and reminders, queued; run again on the same day it queues nothing more. A unit whose officer
 * is away gets its card to the deputy; nobody gets anything on a closed day, nor of a round that is not open.
 */
export const runRounds =
  ({ records }: Pick<UseCaseDeps, 'records'>) =>
  (day: IsoDate): Promise<{ cards: number; reminders: number }> =>
    records.transaction(async (tx) => {
      const settings = await tx.all('TfSettings');
      const calendar = calendarOf(closedDaysIn(settings).days);
      const sent = { cards: 0, reminders: 0 };
      if (calendar.closed(day)) return sent;
      const people = await tx.all('TfPeople');
      const open = roundsIn(settings).rounds.filter(({ state, start }) => state === 'open' && start <= day);
      for (const round of open) {
        const reports = await reportsOf(tx, round);
        sent.cards += await queueRoundCards(tx, { people, reports, day });
        if (remindsOn(round, day, calendar)) sent.reminders += await remind({ tx, people, reports, day });
        // Who is late shows from one day to the next, with nobody having done anything.
        await tx.redraw(boardKey(round.period));
      }
      return sent;
    });
