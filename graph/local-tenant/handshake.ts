import { randomUUID } from 'node:crypto';
import { Refused } from './refused.ts';

const failed = (why: string) =>
  new Refused(400, 'ValidationError', `Subscription validation request failed. ${why}`);

/**
 * Asks an address whether it wants to be told, as Graph does before it subscribes {G-urlval}: it must answer in
 * time, with 200, as text, and with the very token.
 */
export const shakeHands = async (address: string, patienceMs: number): Promise<void> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  })
    .then(async (answer) => ({ answer, text: await answer.text() }))
    .catch((cause: unknown) => {
      if (cause instanceof DOMException && cause.name === 'TimeoutError')
        throw new Refused(400, 'ValidationError', 'Subscription validation request timed out.', { cause });
      throw failed('Notification endpoint cannot be reached.');
    });
  if (reply.answer.status !== 200)
    throw failed('Notification endpoint must respond with 200 OK to validation request.');
  if (!/^text\/plain\b/i.test(reply.answer.headers.get('content-type') ?? ''))
    throw failed("Response must have the content type 'text/plain'.");
  if (reply.text !== token) throw failed('Response must exactly match validationToken query parameter.');
};
