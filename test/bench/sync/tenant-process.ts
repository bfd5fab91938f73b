import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { openSite, provision } from '../../../graph/index.ts';
import { startLocalTenant } from '../../../graph/local-tenant/index.ts';
import { freeBudget } from '../../graph/free-budget.ts';
import { answering } from './child.ts';
import { clientAt, quiet } from './client.ts';
import { readDemoDirectory, taskRow } from './tenant-rows.ts';

const Question = z.object({ rows: z.number() });
const FILL = 10_000;

/** A tenant whose list TfTasks has so many rows. */
const open = async (rows: number) => {
  const directory = await readDemoDirectory();
  const clock = { now: () => Temporal.Now.instant() };
  const { url } = await startLocalTenant({ directory, port: 0, clock, log: quiet });
  const site = await openSite(clientAt(url, directory, freeBudget), directory.site);
  await provision(site, () => undefined);
  const list = await site.list('TfTasks').id();
  for (let first = 1; first <= rows; first += FILL) {
    const part = Array.from({ length: Math.min(FILL, rows - first + 1) }, (_, n) => taskRow(first + n));
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ list, rows: part });
    const reply = await fetch(`${url}/local/fill`, { method: 'POST', headers, body });
    if (!reply.ok) throw new Error(`the list could not be filled: ${await reply.text()}`);
  }
  return { url, list };
};

answering(async (question) => open(Question.parse(question).rows));
