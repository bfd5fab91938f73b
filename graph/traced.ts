import { randomUUID } from 'node:crypto';
import type { GraphSender } from './graph-request.ts';

/** A way to Graph that remembers the number of each request, so that a log line can name them all. */
export const traced = (sender: GraphSender): GraphSender & { requestIds: () => readonly string[] } => {
  const ids: string[] = [];
  return {
    requestIds: () => ids,
    send: (request, reply) => {
      const clientRequestId = request.clientRequestId ?? randomUUID();
      ids.push(clientRequestId);
      return sender.send({ ...request, clientRequestId }, reply);
    },
  };
};
