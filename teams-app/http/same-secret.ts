import { timingSafeEqual } from 'node:crypto';

/** Whether what was given is the secret; how long the answer takes tells nothing of how much of it was right. */
export const isSecret = (given: unknown, secret: string): boolean => {
  const [a, b] = [Buffer.from(String(given)), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
};
