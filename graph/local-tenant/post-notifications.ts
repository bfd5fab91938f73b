import type { Notification } from './notification.ts';

type Outcome = 'taken' | 'refused' | 'late';

/** Posts what one address is told, and says how it was taken: with any 2xx, in time {G-webhook}. */
export const postNotifications = async (
  url: string,
  notifications: readonly Notification[],
  { patienceMs, closing }: { patienceMs: number; closing: AbortSignal },
): Promise<Outcome> => {
  const late = AbortSignal.timeout(patienceMs);
  try {
    const { ok } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: notifications.map(({ entry }) => entry), validationTokens: null }),
      redirect: 'manual',
      signal: AbortSignal.any([late, closing]),
    });
    return ok ? 'taken' : 'refused';
  } catch {
    // Whatever broke, nobody has said that they took it; only being late is told apart.
    return late.aborted ? 'late' : 'refused';
  }
};
