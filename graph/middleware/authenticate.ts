import { GraphError } from '../graph-error.ts';
import type { Tokens } from '../tokens.ts';
import type { Step } from './chain.ts';

/** Signs each request. A token Graph refuses is replaced once: it may have been revoked before its time. */
export const authenticate =
  (origin: string, tokens: Tokens): Step =>
  async (passage, next) => {
    // A link is Graph's own word, but the token goes nowhere except where we were told Graph is.
    if (new URL(passage.url).origin !== origin) throw new GraphError('denied', 'a link to another host');
    passage.headers.set('Authorization', `Bearer ${await tokens()}`);
    const response = await next();
    if (response.status !== 401) return response;
    passage.headers.set('Authorization', `Bearer ${await tokens({ fresh: true })}`);
    return next();
  };
