const seconds = (text: string | null): number | undefined =>
  text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

const secondsUntil = (date: string | null, now: string | null): number | undefined => {
  if (date === null || now === null) return undefined;
  const ms = Date.parse(date) - Date.parse(now);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms / 1000);
};

/**
 * How long a reply asks to be left alone: the larger of `Retry-After` and `RateLimit-Reset`, as SharePoint's
 * throttling page says. A `Retry-After` written as a date is measured from the reply's own `Date`.
 */
export const retryAfterSeconds = (headers: Headers): number | undefined => {
  const asked = headers.get('retry-after');
  const after = seconds(asked) ?? secondsUntil(asked, headers.get('date'));
  const reset = after === undefined ? undefined : seconds(headers.get('ratelimit-reset'));
  return after === undefined ? undefined : Math.max(after, reset ?? 0);
};
