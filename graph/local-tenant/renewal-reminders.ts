import { Temporal } from 'temporal-polyfill';
import type { Subscription } from './subscriptions.ts';

/** How much of its life a subscription has left when it is asked to renew; Microsoft does not say (an assumption). */
const LEFT = 0.1;

/** Says of each subscription once in its life that it is to be told to renew {G-lifecycle}. */
export const renewalReminders = (): ((subscription: Subscription, nowMs: number) => boolean) => {
  const reminded = new Set<string>();
  return ({ id, lifecycle_url, renewed_at, expires_at }, nowMs) => {
    const [from, to] = [renewed_at, expires_at].map((at) => Temporal.Instant.from(at).epochMilliseconds);
    const life = `${id} ${renewed_at}`;
    if (lifecycle_url === null || from === undefined || to === undefined || reminded.has(life)) return false;
    if (nowMs < to - (to - from) * LEFT) return false;
    reminded.add(life);
    return true;
  };
};
