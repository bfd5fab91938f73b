import type { FastifyInstance } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Actor, ObstacleYear, Person, ProjectPages } from '../../programme/index.ts';
import { obstacleFile } from '../documents/obstacles/obstacle-file.ts';
import { norwegianIn } from '../texts/words.ts';
import { parsed, type ReaderOf } from './reader.ts';
import { KindAsked, LanguageAsked, sendFile } from './send-file.ts';

export type ProjectDeps = {
  pages: (reader: Person) => Promise<ProjectPages>;
  publish: (actor: Actor, form: unknown) => Promise<unknown>;
  obstacleYear: (year: number) => Promise<ObstacleYear>;
  now: () => Temporal.Instant;
};

const Key = z.object({ key: z.string().max(64) });
const Year = z.object({
  year: z
    .string()
    .regex(/^20\d\d$/)
    .transform(Number),
  kind: KindAsked,
});

/**
 * Every project with its status over time, and every obstacle, for whoever is known to the programme; and, for those
 * who lead a project, publishing its report, which answers with the pages as they are then.
 */
export const projectRoutes = (
  app: FastifyInstance,
  { pages, publish, obstacleYear, now }: ProjectDeps,
  reader: ReaderOf,
): void => {
  app.get('/projects', async (request) => pages(await reader(request)));
  app.post('/reports/:key/publish', async (request) => {
    const person = await reader(request);
    await publish({ oid: person.oid, via: 'tab' }, { report: parsed(Key, request.params).key });
    return pages(person);
  });
  app.get('/obstacles/:year.:kind', async (request, reply) => {
    const person = await reader(request);
    const { year, kind } = parsed(Year, request.params);
    const words = norwegianIn(parsed(LanguageAsked, request.query).language ?? person.language);
    const content = await obstacleFile(kind, await obstacleYear(year), words, now());
    return sendFile(reply, { name: words.say('obstacles.file', { year }), kind, words, content });
  });
};
