import type { Step } from './chain.ts';

/** Names us: SharePoint throttles undecorated traffic first, and the id finds the request in Microsoft's logs. */
export const identify =
  (userAgent: string): Step =>
  (passage, next) => {
    passage.headers.set('User-Agent', userAgent);
    passage.headers.set('client-request-id', passage.exchange.clientRequestId);
    return next();
  };
