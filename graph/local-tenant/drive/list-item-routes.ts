import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { expandedFields, itemResource, readContext } from '../item-resource.ts';
import { updateItem } from '../item-writes.ts';
import { findItem } from '../items.ts';
import { findList } from '../lists.ts';
import { expectOnly, parseQuery, selected } from '../query.ts';
import { readFields } from '../read-fields.ts';
import { invalidRequest, itemNotFound } from '../refused.ts';
import { expectSite } from '../site-routes.ts';
import type { Tenant } from '../tenant.ts';
import { readBody } from './drive-routes.ts';
import { entryOf, findEntry, isRoot } from './entries.ts';
import { isLibrary } from './library.ts';
import type { OnDrive, Within } from './within.ts';

const ItemParams = z.object({ list: z.string(), item: z.string() });
const Fields = z.record(z.string(), z.json());

/** The item of the library that a file or folder is as well {docs driveitem}. */
export const listItemRoutes = (app: FastifyInstance, tenant: Tenant, onDrive: OnDrive): void => {
  const listItem = '/v1.0/drives/:drive/items/:item/listItem';
  const itemId = async ({ tx, library, address }: Within): Promise<string> => {
    const entry = await findEntry(tx, library, address);
    if (isRoot(entry)) throw itemNotFound('The root of a drive is no item of its list');
    return `${entry.item}`;
  };

  app.get(listItem, (request) =>
    onDrive(request, async (place) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select'], ['fields']);
      const row = await findItem(place.tx, place.library, await itemId(place));
      const context = await readContext(place.tx, tenant, place.library, [row], {
        select: query.fieldSelect,
      });
      const fields = expandedFields(row, query, context);
      return selected(itemResource(row, place.library, tenant, fields), query.select);
    }),
  );
  app.get('/v1.0/sites/:site/lists/:list/items/:item/driveItem', async (request) => {
    expectSite(request.params, tenant);
    const { list, item } = ItemParams.parse(request.params);
    // The words stand in docs issue 11650, the status is an assumption.
    if (!isLibrary(await findList(tenant.db, list)))
      throw invalidRequest('Cannot request driveItem for an item that is not in a document library');
    return onDrive({ params: { drive: `list ${list}` }, caller: request.caller }, async (place) => {
      const row = await findItem(place.tx, place.library, item);
      return place.show(await entryOf(place.tx, place.library, row.id));
    });
  });
  app.patch(`${listItem}/fields`, (request) =>
    onDrive(request, async (place) => {
      const row = await updateItem(place.tx, tenant, place.library, {
        id: await itemId(place),
        body: readBody(Fields, request.body),
        ifMatch: request.headers['if-match'],
        by: request.caller,
        arrived: request.arrived,
      });
      return readFields(row, await readContext(place.tx, tenant, place.library, [row]));
    }),
  );
};
