import { type GraphClient, inConvoy, push, type Site, traced } from '../../graph/index.ts';
import type { Log, SyncStore } from '../../programme/index.ts';
import type { Carry } from '../carrying/carry-tasks.ts';

type Deps = { site: () => Promise<Site>; graph: GraphClient; sync: SyncStore; log: Log };

/** Carries rows to SharePoint side by side, what they ask of Graph at the same time in one request. */
export const carryBy =
  ({ site, graph, sync, log }: Deps): Carry =>
  async (tasks) => {
    const place = await site();
    return inConvoy({ client: graph, log }, tasks, (sender, { list, key, tries }) => {
      const way = traced(sender);
      const deps = { site: place.through(way), store: sync, log, requestIds: way.requestIds };
      return push(deps, list, key, { firstTry: tries === 1 });
    });
  };
