import type { FastifyInstance } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Actor, Person, RoundList, RoundPage } from '../../programme/index.ts';
import { roundFile } from '../documents/round/round-file.ts';
import { norwegianIn } from '../texts/words.ts';
import { parsed, type ReaderOf } from './reader.ts';
import { KindAsked, LanguageAsked, sendFile } from './send-file.ts';

type Act = (actor: Actor, form: unknown) => Promise<unknown>;

/** Status rounds as pages read them and the office runs them. */
export type RoundDeps = {
  list: (reader: Person) => Promise<RoundList>;
  page: (reader: Person, period: string) => Promise<RoundPage>;
  now: () => Temporal.Instant;
  open: Act;
  acts: Readonly<Record<'extend' | 'reopen' | 'close', Act>>;
};

const Period = z.object({ period: z.string().max(20).trim().toUpperCase() });
const Target = Period.extend({ act: z.enum(['extend', 'reopen', 'close']) });
const File = Period.extend({ kind: KindAsked });
const Form = z.record(z.string(), z.unknown()).default({});

const fileRoute = (app: FastifyInstance, deps: RoundDeps, reader: ReaderOf): void => {
  app.get('/rounds/:period/summary.:kind', async (request, reply) => {
    const person = await reader(request);
    const { period, kind } = parsed(File, request.params);
    const words = norwegianIn(parsed(LanguageAsked, request.query).language ?? person.language);
    const { summary } = await deps.page(person, period);
    const content = await roundFile(kind, summary, words, deps.now());
    const name = words.say('round-file.file', { period: summary.period });
    return sendFile(reply, { name, kind, words, content });
  });
};

/**
 * `GET /rounds`, `GET /rounds/{period}`, `GET /rounds/{period}/summary.{docx|xlsx}`; and for the office `POST /rounds` `{ period, start?, deadline?, questions? }`
 * and `POST /rounds/{period}/{extend|reopen|close}` with `{ deadline, reason }`, `{ unit, reason }` or nothing. An act
 * answers with the round's page as it is then.
 */
export const roundRoutes = (app: FastifyInstance, deps: RoundDeps, reader: ReaderOf): void => {
  app.get('/rounds', async (request) => deps.list(await reader(request)));
  app.get('/rounds/:period', async (request) =>
    deps.page(await reader(request), parsed(Period, request.params).period),
  );
  fileRoute(app, deps, reader);
  app.post('/rounds', async (request) => {
    const person = await reader(request);
    const form = { ...parsed(Form, request.body ?? {}), ...parsed(Period, request.body ?? {}) };
    await deps.open({ oid: person.oid, via: 'tab' }, form);
    return deps.page(person, form.period);
  });
  app.post('/rounds/:period/:act', async (request) => {
    const person = await reader(request);
    const { period, act } = parsed(Target, request.params);
    await deps.acts[act]({ oid: person.oid, via: 'tab' }, { ...parsed(Form, request.body ?? {}), period });
    return deps.page(person, period);
  });
};
