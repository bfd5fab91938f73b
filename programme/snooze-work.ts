import { act, keep, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import { addDays, type IsoDate } from './dates.ts';
import { readForm, SnoozeForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

const USUAL_DAYS = 7;
const MOST_DAYS = 14;

/** The days a reminder may be put off to on a day, and the one it is put off to when nobody chooses. */
export const snoozeDays = (today: IsoDate): Record<'earliest' | 'usual' | 'latest', IsoDate> => ({
  earliest: addDays(today, 1),
  usual: addDays(today, USUAL_DAYS),
  latest: addDays(today, MOST_DAYS),
});

const refuseUnfitDay = ({ item: { key, title, snoozedUntil }, today }: Turn, until: IsoDate): void => {
  const { earliest, latest } = snoozeDays(today);
  if (until < earliest) throw new Refusal('snooze-not-later', { key, title, earliest });
  if (until > latest) throw new Refusal('snooze-too-long', { key, title, latest });
  if (until === snoozedUntil) throw new Refusal('already-snoozed', { key, title, until });
};

/** Puts reminders off for some days, with a reason. It counts as a snooze; the deadline stands. */
export const snoozeWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, reason, until } = readForm(SnoozeForm, form);
    return act(deps, actor, key, async (turn) => {
      const { item, today } = turn;
      refuseClosed(item);
      const snoozedUntil = until ?? snoozeDays(today).usual;
      refuseUnfitDay(turn, snoozedUntil);
      const note = withNoteLine(item.note, noteLine(today, turn.actor.name, `⏸ ${snoozedUntil}: ${reason}`));
      const snoozed = { ...item, snoozedUntil, snoozes: item.snoozes + 1, note };
      return { item: await keep(turn, 'snooze', snoozed, reason) };
    });
  };
