import type { GraphList } from './graph-list.ts';
import type { Site } from './site.ts';

/** Why there is no subscription; the list is then only swept. Closed: every language has a sentence for each. */
export const subscriptionFaults = [
  /**
   * The app may not subscribe, whether Sites.Selected suffices being nowhere documented {I-7786}; or it has as many
   * subscriptions as it may have, which Graph answers with the same status and code {G-sub}{docs issue 21403}.
   */
  'denied',
  /** The same app subscribes at another address: a second installation. */
  'taken',
  /** Graph could not shake hands with our address. */
  'address-unreachable',
  'list-missing',
  'unavailable',
] as const;
export type SubscriptionFault = (typeof subscriptionFaults)[number];

export type SubscriptionWish = {
  site: Pick<Site, 'id'> & { list: (name: string) => Pick<GraphList, 'id'> };
  list: string;
  /** Where Graph is to post, notifications and lifecycle events alike. */
  url: string;
  /** ISO 8601. */
  until: string;
  /** The subscription we know of, what it is to and where it posts. */
  held?: { id: string; resource: string; url: string };
};

export type Subscribed = {
  outcome: 'created' | 'renewed';
  id: string;
  resource: string;
  url: string;
  expiresAt: string;
  /** What it was made with; another process may have asked with another one meanwhile. */
  clientState?: string;
};
export type SubscriptionOutcome =
  | Subscribed
  | { outcome: 'refused'; fault: SubscriptionFault; code?: string };
