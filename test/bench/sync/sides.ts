import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { freshDatabase } from '../../teams-app/store/fresh-database.ts';
import { type Child, startChild } from './child.ts';

const Opened = z.object({ url: z.string(), list: z.string() });

/** A tenant with a list of so many rows, and our side of it, each in a process of its own. */
export type Side = { rows: number; tenant: z.infer<typeof Opened>; app: Child; end: () => Promise<void> };

/** Our store: a database of its own on the server named, or the embedded one in a folder. */
export const placeFor = async (server: string | undefined) => {
  if (server !== undefined) {
    const { url, drop } = await freshDatabase(server);
    return { at: { databaseUrl: url }, drop };
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'taktfast-bench-'));
  return { at: { dataDir }, drop: () => rm(dataDir, { recursive: true, force: true }) };
};

export const openSide = async (rows: number, server: string | undefined): Promise<Side> => {
  const [tenantProcess, app] = [startChild('./tenant-process.ts'), startChild('./sweep-process.ts')];
  const place = await placeFor(server);
  const end = async () => {
    for (const child of [app, tenantProcess]) await child.end();
    await place.drop();
  };
  try {
    const tenant = await tenantProcess.ask({ rows }, Opened);
    await app.ask({ tenantUrl: tenant.url, ...place.at }, z.object({}));
    return { rows, tenant, app, end };
  } catch (error) {
    await end();
    throw error;
  }
};
