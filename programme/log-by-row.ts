import type { Action, Logged } from './actions.ts';
import { sendInstant } from './calendar.ts';
import type { IsoDate } from './dates.ts';

/** Whether an entry was made on a day in Oslo or later. */
export const madeFrom = (day: IsoDate): ((action: Action) => boolean) => {
  const start = sendInstant(day, '00:00').epochMilliseconds;
  return ({ at }) => Date.parse(at) >= start;
};

/** A row by its list and key, for lists may use the same key. */
export const rowOf = (list: Logged, key: string): string => `${list} ${key}`;

/** Entries by the row they speak of, each still oldest first, so that a log is gone through once and not per row. */
export const byRow = (actions: readonly Action[]): Map<string, Action[]> => {
  const rows = new Map<string, Action[]>();
  for (const action of actions) {
    const row = rowOf(action.list, action.key);
    const own = rows.get(row);
    if (own) own.push(action);
    else rows.set(row, [action]);
  }
  return rows;
};
