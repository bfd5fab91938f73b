import type { z } from 'zod';
import type { Log } from '../programme/index.ts';
import { readAnswered } from './answered.ts';
import { type Answer, MOST_TOGETHER } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { logFailure } from './graph-error.ts';
import type { GraphRequest, GraphSender } from './graph-request.ts';

/** A request that waits for the others, and how it then goes its way. */
type Waiting = { request: GraphRequest; way: PromiseWithResolvers<'alone' | Answer> };

const within = async (answers: Promise<Answer[]>, index: number): Promise<Answer> => {
  const answer = (await answers)[index];
  if (!answer) throw new TypeError('every request of a batch has an answer');
  return answer;
};

/**
 * Does the same work for several side by side and sends together what they ask for: whoever asks waits until every
 * other has asked too, or is done. That saves round trips and connections; units it saves none, for each part of a
 * batch is priced alone {SPD-throttle}. Whoever asks, asks one thing at a time.
 */
export const inConvoy = <M, R>(
  { client, log }: { client: GraphClient; log: Log },
  members: readonly M[],
  work: (sender: GraphSender, member: M) => Promise<R>,
): Promise<PromiseSettledResult<R>[]> => {
  let busy = members.length;
  const waiting: Waiting[] = [];

  const depart = (together: readonly Waiting[]): void => {
    const answers =
      together.length > 1 ? client.sendTogether(together.map(({ request }) => request)) : undefined;
    for (const [index, { way }] of together.entries())
      way.resolve(answers ? within(answers, index) : 'alone');
  };
  const oneLessBusy = (): void => {
    busy -= 1;
    if (busy > 0) return;
    const all = waiting.splice(0);
    busy = all.length;
    for (let first = 0; first < all.length; first += MOST_TOGETHER)
      depart(all.slice(first, first + MOST_TOGETHER));
  };
  const send = async <T>(request: GraphRequest, reply: z.ZodType<T>): Promise<T> => {
    if ('link' in request.to) return client.send(request, reply);
    const way = Promise.withResolvers<'alone' | Answer>();
    waiting.push({ request, way });
    oneLessBusy();
    const answer = await way.promise;
    if (answer === 'alone') return client.send(request, reply);
    if ('error' in answer) throw answer.error;
    try {
      return readAnswered(reply, answer.answered, request.about);
    } catch (error) {
      logFailure(log, request, error);
      throw error;
    }
  };
  return Promise.allSettled(members.map((member) => work({ send }, member).finally(oneLessBusy)));
};
