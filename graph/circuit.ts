/**
 * Whether Graph answers at all. After some requests in a row without an answer nobody asks for a while; then one
 * request is let through, and what becomes of it decides. Times are epoch milliseconds.
 */
export type Circuit = {
  /** Requests in a row that were not answered. */
  failures: number;
  /** Until when nobody asks; absent while Graph is taken to answer. */
  openUntil?: number;
  /** Until when the one request let through is waited for. */
  trialUntil?: number;
};
export type CircuitState = 'closed' | 'open' | 'half-open';

export const CLOSED: Circuit = { failures: 0 };

/** One or two may be a passing fault, which a retry mends. */
const OPENS_AFTER = 5;
const FIRST_PAUSE = 10_000;
// One request a minute hammers nobody, and a single row that never gets an answer holds back the others no longer.
const LONGEST_PAUSE = 60_000;
/** Longer than a token and a request are waited for. */
const TRIAL = 45_000;

/** Where the circuit stands. */
export const circuitState = ({ openUntil }: Circuit, now: number): CircuitState => {
  if (openUntil === undefined) return 'closed';
  return now < openUntil ? 'open' : 'half-open';
};

/** Lets a request through, with the circuit as it is from then on, or says how long to wait. */
export const admit = (
  circuit: Circuit,
  now: number,
): { admitted: true; circuit: Circuit } | { admitted: false; waitMs: number } => {
  const { openUntil = now, trialUntil = now } = circuit;
  const until = Math.max(openUntil, trialUntil);
  if (until > now) return { admitted: false, waitMs: until - now };
  if (circuitState(circuit, now) === 'closed') return { admitted: true, circuit };
  return { admitted: true, circuit: { ...circuit, trialUntil: now + TRIAL } };
};

/** The circuit after a request that was not answered; `random` spreads those who wait. */
export const afterFailure = (circuit: Circuit, now: number, random: () => number): Circuit => {
  // Sent before the circuit opened, so it says nothing new.
  if (circuitState(circuit, now) === 'open') return circuit;
  const failures = circuit.failures + 1;
  if (failures < OPENS_AFTER) return { failures };
  const pause = Math.min(FIRST_PAUSE * 2 ** (failures - OPENS_AFTER), LONGEST_PAUSE);
  return { failures, openUntil: now + Math.round(pause * (1 + random() / 5)) };
};
