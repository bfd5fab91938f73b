import { act, keep, type Outcome, refuseClosed, type Turn, type UseCaseDeps } from './act.ts';
import { addDays, type IsoDate } from './dates.ts';
import { RescheduleForm, readForm } from './forms.ts';
import { noteLine, withNoteLine } from './note.ts';
import type { Actor } from './ports.ts';
import { Refusal } from './refusal.ts';

/** The furthest ahead a deadline may be moved. */
const FURTHEST = 366;

const refuseUnfitDate = ({ item, today }: Turn, due: IsoDate): void => {
  const latestTaken = item.due > today ? item.due : today;
  if (due <= latestTaken)
    throw new Refusal('date-not-later', { earliest: addDays(latestTaken, 1), due: item.due });
  const latest = addDays(today, FURTHEST);
  if (due > latest) throw new Refusal('date-too-far', { latest });
};

/** Moves a deadline, with a reason. It counts as a snooze; the status stays as it was. */
export const rescheduleWork =
  (deps: UseCaseDeps) =>
  async (actor: Actor, form: unknown): Promise<Outcome> => {
    const { key, due, reason } = readForm(RescheduleForm, form);
    return act(deps, actor, key, async (turn) => {
      const { item, today } = turn;
      refuseClosed(item);
      refuseUnfitDate(turn, due);
      const note = withNoteLine(item.note, noteLine(today, turn.actor.name, `→ ${due}: ${reason}`));
      // The new date says when to be reminded, so an older wish for silence is spent.
      const { snoozedUntil: _spent, ...rest } = item;
      const moved = { ...rest, due, snoozes: item.snoozes + 1, note };
      return { item: await keep(turn, 'reschedule', moved, reason) };
    });
  };
