const singleItem = /\/items\/(?!delta$)[^/]+(\/fields|\/versions\/[^/]+)?$|\/content$/;

/** Only what ends up in SharePoint is priced; the directory and Planner have limits of their own. */
const inSharePoint = /^(\/v\d+\.\d+|\/beta)?\/(sites|drives|shares)\//;

/**
 * What a request costs of the app's resource units, as SharePoint's throttling page prices it {SPD-throttle}; two
 * when in doubt, as that page advises. `address` is a path below the version, or a whole link.
 */
export const unitsOf = (method: string, address: string): number => {
  const { pathname, searchParams } = new URL(address, 'https://graph.microsoft.com');
  if (!inSharePoint.test(pathname)) return 0;
  const expanded = `${searchParams.get('$expand') ?? ''},${searchParams.get('expand') ?? ''}`;
  if (/\/permissions(\/|$)/.test(pathname) || expanded.includes('permissions')) return 5;
  if (method !== 'GET') return 2;
  if (pathname.endsWith('/items/delta')) return searchParams.has('token') ? 1 : 2;
  return singleItem.test(pathname) ? 1 : 2;
};
