import type { Notification } from './notification.ts';
import { LATEST_MS } from './notification-tricks.ts';

/** Changes of a list are told of together, so long after the first of them. */
const TOGETHER_MS = 1_000;

/** What waits to be told. It is in memory only: a process that ends loses it, and clients must live with that. */
export type NotificationQueue = {
  /** Something in the list has changed; it is told of with what else changes meanwhile. */
  changed: (list: string, nowMs: number) => void;
  /** The lists whose changes are to be told now. */
  takeChanged: (nowMs: number) => ReadonlySet<string>;
  put: (notification: Notification) => void;
  /** Keeps a notification until another has passed it. */
  holdBack: (notification: Notification, nowMs: number) => void;
  /** Something has been told: what was held back may follow. */
  passed: (nowMs: number) => void;
  takeDue: (nowMs: number) => Notification[];
  isDue: (nowMs: number) => boolean;
  waiting: () => number;
};

export const notificationQueue = (): NotificationQueue => {
  const lists = new Map<string, number>();
  let waiting: Notification[] = [];
  let held: Notification[] = [];
  const changedBy = (nowMs: number) => [...lists].filter(([, dueMs]) => dueMs <= nowMs).map(([list]) => list);
  const dueBy = (nowMs: number) => [...waiting, ...held].filter(({ dueMs }) => dueMs <= nowMs);
  return {
    changed: (list, nowMs) => void lists.set(list, lists.get(list) ?? nowMs + TOGETHER_MS),
    takeChanged: (nowMs) => {
      const taken = changedBy(nowMs);
      for (const list of taken) lists.delete(list);
      return new Set(taken);
    },
    put: (notification) => void waiting.push(notification),
    holdBack: (notification, nowMs) => void held.push({ ...notification, dueMs: nowMs + LATEST_MS }),
    passed: (nowMs) => {
      waiting.push(...held.map((notification) => ({ ...notification, dueMs: nowMs })));
      held = [];
    },
    takeDue: (nowMs) => {
      const due = new Set(dueBy(nowMs));
      waiting = waiting.filter((one) => !due.has(one));
      held = held.filter((one) => !due.has(one));
      return [...due];
    },
    isDue: (nowMs) => changedBy(nowMs).length + dueBy(nowMs).length > 0,
    waiting: () => lists.size + waiting.length + held.length,
  };
};
