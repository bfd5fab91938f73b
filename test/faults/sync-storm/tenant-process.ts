// SharePoint in a process of its own, so that nothing that happens to the app happens to it.
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openSite, provision } from '../../../graph/index.ts';
import { startLocalTenant } from '../../../graph/local-tenant/index.ts';
import { answering } from '../../bench/sync/child.ts';
import { clientAt, quiet } from '../../bench/sync/client.ts';
import { readDemoDirectory } from '../../bench/sync/tenant-rows.ts';
import { freeBudget } from '../../graph/free-budget.ts';

const Question = z.object({ seed: z.number() });

// A large municipality: the storm is about faults, and would otherwise wait for the minute to pass.
const LICENCES = 60_000;

answering(async (question) => {
  const { seed } = Question.parse(question);
  const directory = await readDemoDirectory();
  const clock = { now: () => Temporal.Now.instant() };
  const { url } = await startLocalTenant({ directory, port: 0, clock, log: quiet, licences: LICENCES, seed });
  await provision(await openSite(clientAt(url, directory, freeBudget), directory.site), () => undefined);
  return { url };
});
