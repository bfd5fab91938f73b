import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import type { ListRow } from '../lists.ts';
import type { Tenant } from '../tenant.ts';
import type { Downloads } from './downloads.ts';
import type { Entry } from './entries.ts';
import { findLibrary } from './library.ts';
import { entryResource } from './resources.ts';
import type { Place } from './writes.ts';

const Params = z.object({ drive: z.string(), item: z.string().default('root:') });

/** The library a request names, the address within it, and how an entry of it is shown. */
export type Within = Place & { address: string; show: (entry: Entry) => Promise<Record<string, unknown>> };

/** Runs `work` on the drive a request names, all or nothing. */
export const within =
  (tenant: Tenant, { urlOf }: Downloads) =>
  <T>(
    { params, caller: by }: Pick<FastifyRequest, 'params' | 'caller'>,
    work: (place: Within) => Promise<T>,
  ): Promise<T> => {
    const { drive, item: address } = Params.parse(params);
    return tenant.db.transaction().execute(async (tx: Tx) => {
      const library: ListRow = await findLibrary(tx, tenant, drive);
      const show = (entry: Entry) => entryResource(tx, tenant, library, entry, urlOf(library.id, entry));
      return work({ tx, tenant, library, by, address, show });
    });
  };
export type OnDrive = ReturnType<typeof within>;
