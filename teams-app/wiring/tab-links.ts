import type { TabFocus } from '../../bot/index.ts';

/** The page's query for what a link should show first; the names are the page's own (`tabs/place/place.ts`). */
export const tabQuery = ({ show, risk, unit, key, project, case: caseKey }: TabFocus): string => {
  const query = new URLSearchParams();
  // Projects are no lines of the first page; those without a status stand on the digest's.
  if (show === 'missing-status') query.set('page', 'digest');
  else if (show === 'projects' || show === 'obstacles' || show === 'rounds' || project)
    query.set('page', show ?? 'projects');
  else if (caseKey) query.set('page', 'cases');
  else if (show) query.set('filter', show);
  if (unit) query.set('unit', unit);
  if (risk) query.set('risk', risk);
  if (key) query.set('measure', key);
  if (project) query.set('project', project);
  if (caseKey) query.set('case', caseKey);
  return query.toString();
};

/** Links to the page itself, for a browser. */
export const pageLinks =
  (origin: string) =>
  (focus: TabFocus): string => {
    const query = tabQuery(focus);
    return `${origin}/tabs/${query && `?${query}`}`;
  };

/** The static tab's name in the manifest. */
const ENTITY = 'risks';

/** Links that open the tab inside Teams (facts §6.4); `appId` is the manifest's. */
export const teamsLinks =
  ({ appId, tenantId, origin }: { appId: string; tenantId: string; origin: string }) =>
  (focus: TabFocus): string => {
    const query = tabQuery(focus);
    const link = new URLSearchParams({ webUrl: pageLinks(origin)(focus), tenantId });
    if (query) link.set('context', JSON.stringify({ subEntityId: query }));
    return `https://teams.microsoft.com/l/entity/${appId}/${ENTITY}?${link}`;
  };

/** The project a link to the page opens; nothing for an address that is not the page's. */
export const projectLinked =
  (origin: string) =>
  (link: string): string | undefined => {
    const url = URL.parse(link);
    if (url?.origin !== origin || !/^\/tabs\/?$/.test(url.pathname)) return undefined;
    const asked = url.searchParams.size > 0 ? url.searchParams : new URLSearchParams(url.hash.slice(1));
    return asked.get('project') || undefined;
  };
