import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../database.ts';
import { Refused } from '../refused.ts';
import type { Tenant } from '../tenant.ts';
import { takeBytes } from './content-routes.ts';
import type { Downloads } from './downloads.ts';
import { readBody } from './drive-routes.ts';
import { rangeOf } from './ranges.ts';
import { entryResource } from './resources.ts';
import {
  beginUpload,
  commitUpload,
  findUpload,
  isComplete,
  isDeferred,
  takeRange,
  uploadStatus,
} from './uploads.ts';
import type { OnDrive } from './within.ts';

/** A range must be less than this {docs driveitem-createuploadsession}. */
const RANGE_BYTES = 60 * 1024 * 1024 - 1;

const Begin = z
  .looseObject({
    item: z
      .looseObject({
        // For uploads, unlike for a PUT, nothing is replaced unasked {docs driveitem-createuploadsession}.
        '@microsoft.graph.conflictBehavior': z.enum(['fail', 'replace', 'rename']).exactOptional(),
        name: z.string().exactOptional(),
      })
      .default({}),
    deferCommit: z.boolean().default(false),
  })
  .nullish()
  .transform((body) => ({
    behaviour: body?.item['@microsoft.graph.conflictBehavior'],
    name: body?.item.name,
    deferred: body?.deferCommit ?? false,
  }));
const Params = z.object({ token: z.string() });

/** Uploads by ranges, at addresses that need no token and take none {docs driveitem-createuploadsession}. */
export const uploadRoutes = (
  app: FastifyInstance,
  tenant: Tenant,
  onDrive: OnDrive,
  { urlOf }: Downloads,
): void => {
  app.post('/v1.0/drives/:drive/items/:item/createUploadSession', (request) =>
    onDrive(request, async (place) => {
      const { behaviour, name, deferred } = readBody(Begin, request.body);
      const [start = '', path = ''] = place.address.split(/:(.*)/s);
      if (name !== undefined && path !== '' && path.split('/').at(-1) !== name)
        throw new Refused(400, 'invalidRequest', 'The name is not the one the path ends in');
      const session = await beginUpload(place, {
        address: place.address,
        // An address that is a file's own can only mean to replace it.
        behaviour: behaviour ?? (path === '' && start !== 'root' ? 'replace' : 'fail'),
        deferred,
        ifMatch: request.headers['if-match'],
      });
      return { uploadUrl: `${tenant.origin()}/uploads/${session.token}`, ...uploadStatus(session) };
    }),
  );

  app.register(async (scope) => {
    takeBytes(scope);
    scope.addHook('onRequest', async ({ headers }) => {
      // The address is the key; a token with it may be refused, so it is.
      if (headers.authorization !== undefined) throw new Refused(401, 'InvalidAuthenticationToken');
    });
    const whole = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => tenant.db.transaction().execute(work);
    const upload = (params: unknown, tx: Tx) => findUpload(tx, tenant, Params.parse(params).token);
    const commit = async (tx: Tx, session: Awaited<ReturnType<typeof findUpload>>) => {
      const { place, entry, isNew } = await commitUpload(tx, tenant, session);
      const url = urlOf(place.library.id, entry);
      return { status: isNew ? 201 : 200, body: await entryResource(tx, tenant, place.library, entry, url) };
    };

    scope.get('/uploads/:token', async ({ params }) =>
      whole(async (tx) => uploadStatus(await upload(params, tx))),
    );
    scope.delete('/uploads/:token', async ({ params }, reply) => {
      await whole(async (tx) => {
        const { token } = await upload(params, tx);
        await tx.deleteFrom('uploads').where('token', '=', token).execute();
      });
      return reply.code(204).send();
    });
    scope.put('/uploads/:token', { bodyLimit: RANGE_BYTES }, async ({ params, headers, body }, reply) => {
      const bytes = body instanceof Uint8Array ? body : new Uint8Array();
      // The range is kept also when the file cannot be made of it, so that it can be tried again.
      const session = await whole(async (tx) => {
        const range = rangeOf(headers['content-range'], bytes.length);
        return takeRange(tx, tenant, await upload(params, tx), { range, bytes });
      });
      if (!isComplete(session) || isDeferred(session)) return reply.code(202).send(uploadStatus(session));
      const { status, body: made } = await whole((tx) => commit(tx, session));
      return reply.code(status).send(made);
    });
    scope.post('/uploads/:token', async ({ params }, reply) => {
      const { status, body } = await whole(async (tx) => commit(tx, await upload(params, tx)));
      return reply.code(status).send(body);
    });
  });
};
