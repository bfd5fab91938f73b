/** Slots a window is kept in; what was spent in one is free again when the slot has left the window. */
const SLOTS = 60;

/** How much may be spent within so many seconds, whenever they begin. */
export type SlidingWindow = {
  limit: number;
  /** What has been spent within the seconds up to now. */
  used: (nowMs: number) => number;
  spend: (nowMs: number, amount: number) => void;
  /** Seconds until so much more fits, if nothing is spent meanwhile; 1 at least. */
  secondsUntilFree: (nowMs: number, amount: number) => number;
};

/**
 * A window without edges, so that whoever goes on while throttled stays throttled {SPD-throttle}. That it slides
 * is an assumption: Microsoft does not say how a minute is measured.
 */
export const slidingWindow = (limit: number, seconds: number): SlidingWindow => {
  const slotMs = (seconds * 1000) / SLOTS;
  const spent = new Map<number, number>();
  const slotAt = (nowMs: number) => Math.floor(nowMs / slotMs);
  const forget = (nowMs: number) => {
    for (const slot of spent.keys()) if (slot <= slotAt(nowMs) - SLOTS) spent.delete(slot);
  };
  const used = (nowMs: number) => {
    forget(nowMs);
    return [...spent.values()].reduce((sum, amount) => sum + amount, 0);
  };
  return {
    limit,
    used,
    spend: (nowMs, amount) => {
      const slot = slotAt(nowMs);
      spent.set(slot, (spent.get(slot) ?? 0) + amount);
    },
    secondsUntilFree: (nowMs, amount) => {
      let left = used(nowMs);
      let freeAt = nowMs;
      for (const [slot, amountThen] of spent) {
        if (left + amount <= limit) break;
        left -= amountThen;
        freeAt = (slot + SLOTS) * slotMs;
      }
      // A slot need not be whole milliseconds, and what is left of one is no second more.
      return Math.max(1, Math.ceil(Math.round(freeAt - nowMs) / 1000));
    },
  };
};
