/** How an address is treated for how it has answered {G-webhook}. */
type Health = 'well' | 'slow' | 'drop';

export type EndpointHealth = {
  of: (url: string, nowMs: number) => Health;
  answered: (url: string, nowMs: number, inTime: boolean) => void;
};

/** Answers are judged by windows of ten minutes, and what one shows holds for the next {G-webhook}. */
const WINDOW_MS = 10 * 60_000;
const SLOW_ABOVE = 0.1;
const DROP_ABOVE = 0.15;
/** Fewer answers are not judged: what an older copy of {G-webhook} says (2023-03). */
const JUDGED_FROM = 100;

/** Addresses that differ in their query alone are one endpoint. */
const endpointOf = (url: string): string => url.replace(/\?.*$/s, '');

type Window = { fromMs: number; answers: number; late: number; health: Health };

const judged = ({ answers, late }: Window): Health => {
  if (answers < JUDGED_FROM) return 'well';
  if (late > answers * DROP_ABOVE) return 'drop';
  return late > answers * SLOW_ABOVE ? 'slow' : 'well';
};

/** Remembers how each address answers, so that one that is often late is told late, or not at all. */
export const endpointHealth = (): EndpointHealth => {
  const windows = new Map<string, Window>();
  const at = (endpoint: string, nowMs: number): Window => {
    const known = windows.get(endpoint);
    if (known && nowMs < known.fromMs + WINDOW_MS) return known;
    const health = known && nowMs < known.fromMs + 2 * WINDOW_MS ? judged(known) : 'well';
    const window: Window = { fromMs: nowMs, answers: 0, late: 0, health };
    windows.set(endpoint, window);
    return window;
  };
  return {
    of: (url, nowMs) => at(endpointOf(url), nowMs).health,
    answered: (url, nowMs, inTime) => {
      const window = at(endpointOf(url), nowMs);
      window.answers += 1;
      if (!inTime) window.late += 1;
    },
  };
};
