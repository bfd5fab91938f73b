import { GraphError, type GraphErrorReason, type Pushed } from '../../graph/index.ts';
import type { LateReason } from '../../programme/index.ts';

/** What keeps a row from SharePoint, for how long at least, and what else the same thing keeps back. */
export type Setback = { reason: LateReason; waitMs: number; holds: 'row' | 'list' | 'everything' };

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 300_000;

/** Doubles with every try, with jitter, so that those turned away together do not come back together. */
const backoff = (tries: number, random: () => number): number =>
  Math.round(Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT) * (0.5 + random() / 2));

type Rule = { reason: LateReason; holds: Setback['holds']; waits: 'backoff' | 'longest' };

/** What only people can mend is tried again now and then, and at once when the row is edited or somebody asks for it. */
const rules: Record<GraphErrorReason, Rule> = {
  throttled: { reason: 'throttled', holds: 'row', waits: 'backoff' },
  unavailable: { reason: 'unreachable', holds: 'row', waits: 'backoff' },
  unauthenticated: { reason: 'sign-in', holds: 'everything', waits: 'backoff' },
  denied: { reason: 'refused', holds: 'list', waits: 'longest' },
  'not-found': { reason: 'list-missing', holds: 'list', waits: 'longest' },
  invalid: { reason: 'not-accepted', holds: 'row', waits: 'longest' },
  conflict: { reason: 'not-accepted', holds: 'row', waits: 'backoff' },
  stale: { reason: 'queued', holds: 'row', waits: 'backoff' },
  gone: { reason: 'unexpected', holds: 'row', waits: 'backoff' },
  unexpected: { reason: 'unexpected', holds: 'row', waits: 'backoff' },
};

const unforeseen: Rule = { reason: 'unexpected', holds: 'row', waits: 'backoff' };

const ruleFor = (error: unknown): Rule => {
  if (!(error instanceof GraphError)) return unforeseen;
  // Our own budget turned it back: nobody asked for a pause.
  if (error.details.code === 'no-units') return { ...rules.throttled, reason: 'queued' };
  return rules[error.reason];
};

/** What an error means for a row that has been tried so often. */
export const setbackOf = (error: unknown, tries: number, random: () => number): Setback => {
  const { reason, holds, waits } = ruleFor(error);
  const asked = error instanceof GraphError ? error.details.retryAfterSeconds : undefined;
  const waitMs = waits === 'longest' ? LONGEST_WAIT : backoff(tries, random);
  return { reason, holds, waitMs: asked ? Math.ceil(asked * 1000) : waitMs };
};

/** What an item that is gone or unreadable means for its row: the next sweep sees to it. */
export const setbackAfter = (outcome: Pushed): Setback | undefined => {
  if (outcome !== 'gone' && outcome !== 'faulty') return undefined;
  return { reason: `item-${outcome}`, waitMs: LONGEST_WAIT, holds: 'row' };
};

/** Turned back before anything was sent, so it was no try. */
export const wasNoTry = (error: unknown): boolean =>
  error instanceof GraphError && error.details.held === true;
