import { GraphError } from '../graph-error.ts';
import { isThrottled, rateLimitOf, retryAfterSeconds } from '../retry-after.ts';
import type { Lesson, Purpose, UnitBudget } from '../unit-budget.ts';
import type { Step } from './chain.ts';
import { type Try, trying } from './trying.ts';

// The gateway's answers when whatever is behind it gave none.
const unanswered = [502, 503, 504];

const lessonOf = (tried: Try): Lesson | undefined => {
  if ('broken' in tried) {
    // A refused link or secret says nothing of whether Graph answers.
    const refused = tried.broken instanceof GraphError && tried.broken.reason !== 'unavailable';
    return refused ? undefined : { outcome: 'unreachable' };
  }
  const { status, headers } = tried.response;
  const rateLimit = rateLimitOf(headers);
  if (isThrottled(status, headers))
    return { outcome: 'throttled', waitSeconds: retryAfterSeconds(headers), rateLimit };
  return { outcome: unanswered.includes(status) ? 'unreachable' : 'answered', rateLimit };
};

/** Lets a request pass when there are units for it and Graph is not known to be away, and takes in what came of it. */
export const gate =
  (budget: UnitBudget, purpose: Purpose): Step =>
  async ({ exchange }, next) => {
    const leave = await budget.reserve({ units: exchange.units, purpose });
    if (!leave.granted) {
      const { why, waitMs } = leave;
      const { about, clientRequestId } = exchange;
      const details = { code: why, retryAfterSeconds: waitMs / 1000, held: true, clientRequestId };
      throw new GraphError(why === 'unreachable' ? 'unavailable' : 'throttled', about, details);
    }
    const tried = await trying(next);
    const lesson = lessonOf(tried);
    if (lesson) await budget.learn({ ...lesson, clientRequestId: exchange.clientRequestId }, leave);
    if ('broken' in tried) throw tried.broken;
    return tried.response;
  };
