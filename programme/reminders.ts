import type { IsoDate } from './dates.ts';
import type { Person } from './people.ts';
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
