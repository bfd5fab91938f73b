import { livingPerson } from './access.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { daysBetween, type IsoDate } from './dates.ts';
import { helpReason } from './needs-help.ts';
import type { Person } from './people.ts';
import { closedDaysIn } from './settings.ts';
import { askedAbout } from './stand-in.ts';
import { compareDue, compareKeys, contextOf, openItems, type ProgrammeState } from './state.ts';
import { nearness, rankOf, stepFor } from './steps.ts';
import type { WorkItem } from './work.ts';

/**
 * Which of the steps brought a line onto a card; `later` is for lists of all lines, never a reason for a card.
 * A step that would fall on a closed day comes on the working day before, so a text goes by `days`.
 */
export type Step = 'in-14-days' | 'in-7-days' | 'tomorrow' | 'today' | 'overdue' | 'later';

/** One line of a card: what, how long until its day (negative: days past it), and for whom. */
export type ReminderLine = {
  item: WorkItem;
  step: Step;
  days: number;
  owner: Person;
  /** The title of the measure or risk it belongs to, shown so that the code "A" is never alone. */
  riskTitle?: string;
};

/** The one card a person gets on a day; lines of an absent person come to the deputy. */
export type Reminder = { to: Person; day: IsoDate; lines: ReminderLine[] };

/** Why a line is in "needs help" and no longer on a card. */
export type HelpReason = 'three-snoozes' | 'two-unanswered-weeks';

export type ReminderPlan = {
  day: IsoDate;
  /** Set when nobody gets a card that day, and then everything else is empty. */
  closed?: 'weekend' | 'holiday';
  reminders: Reminder[];
  needsHelp: { item: WorkItem; reason: HelpReason }[];
  /** Lines nobody living can be asked about; the office must name somebody. */
  homeless: WorkItem[];
};

const linesOf = (state: ProgrammeState, items: WorkItem[], day: IsoDate, step?: Step): ReminderLine[] =>
  items.flatMap((item) => {
    const owner = livingPerson(state.people, item.ownerOid);
    if (!owner) return [];
    const days = daysBetween(day, item.due);
    const riskTitle = contextOf(state, item);
    return [{ item, step: step ?? nearness(days), days, owner, ...(riskTitle && { riskTitle }) }];
  });

const compareLines = (a: ReminderLine, b: ReminderLine): number =>
  rankOf(a.step) - rankOf(b.step) || (a.step === 'overdue' ? compareDue : compareKeys)(a.item, b.item);

const planOpenDay = (state: ProgrammeState, day: IsoDate, calendar: Calendar): ReminderPlan => {
  const plan: ReminderPlan = { day, reminders: [], needsHelp: [], homeless: [] };
  const cards = new Map<Person, ReminderLine[]>();
  for (const item of openItems(state).sort(compareKeys)) {
    const reason = helpReason(item, state.lastActed.get(item.key), day);
    const step = stepFor(item, day, calendar);
    const to = askedAbout(item, state.people, day);
    if (reason) plan.needsHelp.push({ item, reason });
    else if (step && !to) plan.homeless.push(item);
    else if (step && to) cards.set(to, [...(cards.get(to) ?? []), ...linesOf(state, [item], day, step)]);
  }
  plan.reminders = state.people.flatMap((to) => {
    const lines = cards.get(to);
    return lines ? [{ to, day, lines: lines.sort(compareLines) }] : [];
  });
  return plan;
};

/** Who gets which lines on a day, at most one card each; nobody on a closed day. */
export const planReminders = (state: ProgrammeState, day: IsoDate): ReminderPlan => {
  const calendar = calendarOf(closedDaysIn(state.settings).days);
  const closed = calendar.closed(day);
  if (closed) return { day, closed, reminders: [], needsHelp: [], homeless: [] };
  return planOpenDay(state, day, calendar);
};

/** All open lines of a person, nearest deadline first, with those they stand in for today. */
export const myLines = (state: ProgrammeState, person: Person, day: IsoDate): ReminderLine[] =>
  linesOf(
    state,
    openItems(state)
      .filter(
        (item) => item.ownerOid === person.oid || askedAbout(item, state.people, day)?.oid === person.oid,
      )
      .sort(compareDue),
    day,
  );
