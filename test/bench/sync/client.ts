import { createGraphClient, type GraphClient, type UnitBudget } from '../../../graph/index.ts';
import type { LocalDirectory } from '../../../graph/local-tenant/index.ts';
import type { Log } from '../../../programme/index.ts';
import { loopbackNetwork } from '../../../teams-app/wiring/loopback-network.ts';

const nothing = () => undefined;
export const quiet: Log = { info: nothing, warn: nothing, error: nothing };

/** Our own client on a local tenant. */
export const clientAt = (url: string, directory: LocalDirectory, budget: UnitBudget): GraphClient =>
  createGraphClient({
    baseUrl: `${url}/v1.0`,
    credentials: { ...directory, authority: url.replace('http:', 'https:') },
    networkClient: loopbackNetwork,
    userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
    log: quiet,
    budget,
    purpose: 'upkeep',
  });
