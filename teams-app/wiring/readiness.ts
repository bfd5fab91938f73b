import { ListName } from '../../programme/index.ts';
import type { Readiness } from '../http/health.ts';
import type { Services } from './services.ts';

/** Ready when every list has been read from SharePoint at least once. */
export const readinessOf = async ({ sync }: Pick<Services, 'sync'>): Promise<Readiness> => {
  const swept = await sync.sweptAt();
  const reasons = ListName.options.filter((list) => !swept.has(list)).map((list) => `not-read:${list}`);
  return { ready: reasons.length === 0, reasons };
};
