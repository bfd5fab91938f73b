import { GraphError } from '../graph-error.ts';
import type { Tokens } from '../tokens.ts';
import type { Step } from './chain.ts';

/** Signs each request, after a refusal with a new token: the old one ran out on the way, or was revoked. */
export const authenticate =
  (origin: string, tokens: Tokens): Step =>
  async (passage, next) => {
    const { tokenRefused, clientRequestId } = passage.exchange;
    // A link is Graph's own word, but the token goes nowhere except where we were told Graph is.
    if (new URL(passage.url).origin !== origin)
      throw new GraphError('denied', 'a link to another host', { clientRequestId });
    const token = await tokens({ fresh: tokenRefused, clientRequestId });
    passage.headers.set('Authorization', `Bearer ${token}`);
    return next();
  };
