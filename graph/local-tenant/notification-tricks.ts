import { z } from 'zod';

/** The longest a notification takes {G-latency}. */
export const LATEST_MS = 5 * 60_000;

const times = z.number().int().min(1).optional();

/** What may happen to the next notifications within the documentation, and seldom does {G-webhook}. */
export const NotificationTricks = z.strictObject({
  /** So many come twice. */
  duplicate: times,
  /** So many come after one that was told of later. */
  disorder: times,
  /** So many never come. */
  drop: times,
  /** All come later by so much, within what is documented {G-latency}. */
  delayMs: z.number().int().min(0).max(LATEST_MS).optional(),
});
export type NotificationTricks = z.infer<typeof NotificationTricks>;

export type Tricks = {
  ask: (asked: NotificationTricks) => void;
  /** Whether this notification is to have it done to it; counts it as done. */
  take: (kind: 'duplicate' | 'disorder' | 'drop') => boolean;
  delayMs: () => number;
};

/** No tricks until somebody asks for them; `{}` takes them back. */
export const notificationTricks = (): Tricks => {
  let left: NotificationTricks = {};
  return {
    ask: (asked) => {
      left = { ...asked };
    },
    take: (kind) => {
      const count = left[kind] ?? 0;
      if (count === 0) return false;
      left = { ...left, [kind]: count - 1 };
      return true;
    },
    delayMs: () => left.delayMs ?? 0,
  };
};
