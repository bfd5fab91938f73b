import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor, Person, ProjectPages } from '../../programme/index.ts';
import { parsed, type ReaderOf } from './reader.ts';

export type ProjectDeps = {
  pages: (reader: Person) => Promise<ProjectPages>;
  publish: (actor: Actor, form: unknown) => Promise<unknown>;
};

const Key = z.object({ key: z.string().max(64) });

/**
 * Every project with its status over time, and every obstacle, for whoever is known to the programme; and, for those
 * who lead a project, publishing its report, which answers with the pages as they are then.
 */
export const projectRoutes = (
  app: FastifyInstance,
  { pages, publish }: ProjectDeps,
  reader: ReaderOf,
): void => {
  app.get('/projects', async (request) => pages(await reader(request)));
  app.post('/reports/:key/publish', async (request) => {
    const person = await reader(request);
    await publish({ oid: person.oid, via: 'tab' }, { report: parsed(Key, request.params).key });
    return pages(person);
  });
};
