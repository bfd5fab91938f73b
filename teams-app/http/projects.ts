import type { FastifyInstance } from 'fastify';
import type { ProjectPages } from '../../programme/index.ts';
import type { ReaderOf } from './reader.ts';

export type ProjectDeps = { pages: () => Promise<ProjectPages> };

/** Every project with its status over time, and every obstacle, for whoever is known to the programme. */
export const projectRoutes = (app: FastifyInstance, { pages }: ProjectDeps, reader: ReaderOf): void => {
  app.get('/projects', async (request) => {
    await reader(request);
    return pages();
  });
};
