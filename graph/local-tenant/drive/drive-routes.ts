import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { allLists } from '../lists.ts';
import { expectOnly, parseQuery, sealed, selected, unsealed } from '../query.ts';
import { invalidRequest } from '../refused.ts';
import { expectSite } from '../site-routes.ts';
import type { Tenant } from '../tenant.ts';
import { childrenOf, findEntry } from './entries.ts';
import { isLibrary } from './library.ts';
import { driveResource, expectTag } from './resources.ts';
import type { OnDrive, Within } from './within.ts';
import { makeFolder, removeEntry, renameEntry } from './writes.ts';

/** Entries of a page when nothing is said {I-top}. */
const PAGE = 200;

const Behaviour = z.enum(['fail', 'replace', 'rename']);
const NewFolder = z.looseObject({
  name: z.string(),
  folder: z.looseObject({}),
  // Nothing says what is done unasked; to refuse is the safer assumption.
  '@microsoft.graph.conflictBehavior': Behaviour.default('fail'),
});
const Rename = z.strictObject({ name: z.string() });
const SkipToken = z.object({ offset: z.number().int() });

export const readBody = <T>(shape: z.ZodType<T>, body: unknown): T => {
  const parsed = shape.safeParse(body);
  if (!parsed.success) throw invalidRequest(z.prettifyError(parsed.error));
  return parsed.data;
};

const selection = (request: FastifyRequest): string[] | undefined => {
  const query = parseQuery(request.query);
  expectOnly(query, ['select']);
  return query.select;
};

/** The libraries of the site as drives, and what stands in them {docs drive}{docs driveitem}. */
export const driveRoutes = (app: FastifyInstance, tenant: Tenant, onDrive: OnDrive): void => {
  const entry = '/v1.0/drives/:drive/items/:item';
  const found = ({ tx, library, address }: Within) => findEntry(tx, library, address);

  app.get('/v1.0/sites/:site/drives', async (request) => {
    expectSite(request.params, tenant);
    const select = selection(request);
    const libraries = (await allLists(tenant.db)).filter(isLibrary);
    return { value: libraries.map((library) => selected(driveResource(library, tenant), select)) };
  });
  app.get('/v1.0/drives/:drive', (request) =>
    onDrive(request, async ({ library }) => selected(driveResource(library, tenant), selection(request))),
  );
  app.get(entry, (request) =>
    onDrive(request, async (place) => selected(await place.show(await found(place)), selection(request))),
  );
  app.get(`${entry}/children`, (request) =>
    onDrive(request, async (place) => {
      const query = parseQuery(request.query);
      expectOnly(query, ['select', 'top', 'skiptoken']);
      const children = await childrenOf(place.tx, place.library, await found(place));
      const from = query.skiptoken ? unsealed(query.skiptoken, SkipToken).offset : 0;
      const end = from + Math.min(query.top ?? PAGE, PAGE);
      const next = new URL(request.originalUrl, tenant.origin());
      next.searchParams.set('$skiptoken', sealed({ offset: end }));
      const shown = await Promise.all(children.slice(from, end).map(place.show));
      return {
        ...(end < children.length && { '@odata.nextLink': next.toString() }),
        value: shown.map((child) => selected(child, query.select)),
      };
    }),
  );
  app.post(`${entry}/children`, (request, reply) =>
    onDrive(request, async (place) => {
      const { name, ...asked } = readBody(NewFolder, request.body);
      const behaviour = asked['@microsoft.graph.conflictBehavior'];
      const made = await makeFolder(place, await found(place), { name, behaviour });
      reply.code(made.isNew ? 201 : 200);
      return place.show(made.entry);
    }),
  );
  app.patch(entry, (request) =>
    onDrive(request, async (place) => {
      const { name } = readBody(Rename, request.body);
      const before = await found(place);
      expectTag(before, request.headers['if-match']);
      return place.show(await renameEntry(place, before, name));
    }),
  );
  app.delete(entry, (request, reply) =>
    onDrive(request, async (place) => {
      const before = await found(place);
      expectTag(before, request.headers['if-match']);
      await removeEntry(place, before);
      reply.code(204);
    }),
  );
};
