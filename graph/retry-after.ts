import type { RateLimit } from './unit-budget.ts';

type Named = Pick<Headers, 'get'>;

/** No limit of SharePoint's is measured over more {SPD-throttle}, and a wrong header must not silence us for ever. */
const LONGEST_SECONDS = 24 * 3600;

const seconds = (text: string | null): number | undefined =>
  text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

const secondsUntil = (date: string | null, now: string | null): number | undefined => {
  if (date === null || now === null) return undefined;
  const ms = Date.parse(date) - Date.parse(now);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms / 1000);
};

/**
 * How long a reply asks to be left alone: the larger of `Retry-After` and `RateLimit-Reset`, as SharePoint's
 * throttling page says, and a day at most. A `Retry-After` written as a date is measured from the reply's own `Date`.
 */
export const retryAfterSeconds = (headers: Named): number | undefined => {
  const asked = headers.get('retry-after');
  const after = seconds(asked) ?? secondsUntil(asked, headers.get('date'));
  const reset = after === undefined ? undefined : seconds(headers.get('ratelimit-reset'));
  return after === undefined ? undefined : Math.min(Math.max(after, reset ?? 0), LONGEST_SECONDS);
};

/** Whether a reply says we asked too much: SharePoint throttles with 429, or with 503 and a time to wait. */
export const isThrottled = (status: number, headers: Named): boolean =>
  status === 429 || status === 509 || (status === 503 && retryAfterSeconds(headers) !== undefined);

/** What the RateLimit headers say; SharePoint sends them once four fifths of the app's minute are used. */
export const rateLimitOf = (headers: Named): RateLimit | undefined => {
  // The draft lets a policy follow the number: "1250, 1250;w=60".
  const figure = (name: string) => seconds(headers.get(name)?.split(/[,;]/)[0] ?? null);
  const [limit, remaining] = [figure('ratelimit-limit'), figure('ratelimit-remaining')];
  const resetSeconds = figure('ratelimit-reset');
  if (limit === undefined || remaining === undefined || resetSeconds === undefined) return undefined;
  return { limit, remaining, resetSeconds };
};
