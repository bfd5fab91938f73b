import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { invalidRequest } from '../refused.ts';
import type { Downloads } from './downloads.ts';
import { findEntry } from './entries.ts';
import { cTagOf, eTagOf } from './resources.ts';
import type { OnDrive } from './within.ts';
import { putFile } from './writes.ts';

/** The most a file may have to be uploaded in one go {docs driveitem-put-content}. */
const SMALL = 250 * 1024 * 1024;

/** Unless asked otherwise, a PUT replaces {docs driveitem}. */
const Query = z.looseObject({
  '@microsoft.graph.conflictBehavior': z.enum(['fail', 'replace', 'rename']).default('replace'),
});

/** Takes bodies as the bytes they are, whatever they are said to be. */
export const takeBytes = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
};

/** Writes and reads what files hold, in one go {docs driveitem-put-content}{docs driveitem-get-content}. */
export const contentRoutes = (app: FastifyInstance, onDrive: OnDrive, { urlOf }: Downloads): void => {
  const content = '/v1.0/drives/:drive/items/:item/content';

  app.register(async (scope) => {
    takeBytes(scope);
    scope.put(content, { bodyLimit: SMALL }, (request, reply) =>
      onDrive(request, async (place) => {
        const query = Query.safeParse(request.query);
        if (!query.success) throw invalidRequest('There is no such conflict behavior');
        const { entry, isNew } = await putFile(place, {
          address: place.address,
          content: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
          behaviour: query.data['@microsoft.graph.conflictBehavior'],
          ifMatch: request.headers['if-match'],
        });
        reply.code(isNew ? 201 : 200);
        return place.show(entry);
      }),
    );
  });

  app.get(content, (request, reply) =>
    onDrive(request, async ({ tx, library, address }) => {
      const entry = await findEntry(tx, library, address);
      if (entry.isFolder) throw invalidRequest('Only files can be downloaded');
      const known = request.headers['if-none-match'];
      if (known !== undefined && [eTagOf(entry), cTagOf(entry)].includes(known))
        return reply.code(304).send();
      return reply.redirect(urlOf(library.id, entry), 302);
    }),
  );
};
