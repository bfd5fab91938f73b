/** What SharePoint allows in resource units {SPD-throttle}. */
type Limits = {
  /** The licences up to which it holds. */
  licences: number;
  /** Per app, within a minute. */
  appMinute: number;
  /** Per app, within 24 hours. */
  appDay: number;
  /** All apps together, within five minutes. */
  tenant: number;
};

const largest: Limits = {
  licences: Number.POSITIVE_INFINITY,
  appMinute: 6_250,
  appDay: 6_000_000,
  tenant: 93_750,
};
const brackets: readonly Limits[] = [
  { licences: 1_000, appMinute: 1_250, appDay: 1_200_000, tenant: 18_750 },
  { licences: 5_000, appMinute: 2_500, appDay: 2_400_000, tenant: 37_500 },
  { licences: 15_000, appMinute: 3_750, appDay: 3_600_000, tenant: 56_250 },
  { licences: 50_000, appMinute: 5_000, appDay: 4_800_000, tenant: 75_000 },
];

/** What a tenant with so many licences is allowed. */
export const limitsFor = (licences: number): Limits =>
  brackets.find((bracket) => licences <= bracket.licences) ?? largest;

/**
 * Requests of one person within five minutes {SPD-throttle}. Of that page's limit on delegation tokens nothing is known
 * but the number, and nothing served here is said to ask for one.
 */
export const USER_REQUESTS = 3_000;

/**
 * What one person, or an app alone, may share within five minutes {SPD-throttle}. The page does not say which
 * requests share; that granting and taking back permissions do is an assumption.
 */
export const SHARING_REQUESTS = 300;

/** What an app may ask all of Graph in a second {G-throttle}; a newer copy allows more, over ten seconds. */
export const GRAPH_REQUESTS = 2_000;

const single = /\/(:\w+|fields|content|root|drive|list|listItem|driveItem)$/;

/** What a request costs of SharePoint's resource units {SPD-throttle}; sign-in and users cost it none. */
export const unitsOf = (method: string, template: string, query: URLSearchParams): number => {
  if (!/^\/v1\.0\/(sites|drives)\//.test(template)) return 0;
  const expanded = query.get('$expand') ?? query.get('expand') ?? '';
  if (template.includes('/permissions') || expanded.includes('permissions')) return 5;
  if (method !== 'GET') return 2;
  if (template.includes('/items/delta')) return query.has('token') ? 1 : 2;
  return single.test(template) ? 1 : 2;
};
