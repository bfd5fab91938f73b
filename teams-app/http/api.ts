import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor, Overview, Person, Risk, WorkItem, WorkView } from '../../programme/index.ts';
import { type CaseDeps, caseRoutes } from './cases.ts';
import { type DeliveriesDeps, deliveryRoutes } from './deliveries.ts';
import { type DigestDeps, digestRoutes } from './digests.ts';
import { type PreferenceDeps, preferenceRoutes } from './preferences.ts';
import { type ProjectDeps, projectRoutes } from './projects.ts';
import { parsed, type ReaderDeps, type ReaderOf, readerFrom } from './reader.ts';
import { type RoundDeps, roundRoutes } from './rounds.ts';
import type { SignIn } from './sign-in.ts';
import type { VersionWatch } from './version-watch.ts';

export const workVerbs = [
  'start',
  'finish',
  'reschedule',
  'comment',
  'hand-over',
  'snooze',
  'answer-hand-over',
  'take-up',
] as const;
export type WorkVerb = (typeof workVerbs)[number];
type Act = (actor: Actor, form: unknown) => Promise<{ item: WorkItem; next?: WorkItem }>;

export type ApiDeps = ReaderDeps & {
  signIn: SignIn;
  people: () => Promise<readonly Person[]>;
  /** Whether somebody may act on other people's lines, as the programme office may. */
  actsForOffice: (person: Person) => boolean;
  overview: (reader: Person) => Promise<Overview>;
  changes: Pick<VersionWatch, 'wait'>;
  work: Readonly<Record<WorkVerb, Act>>;
  view: (reader: Person, item: WorkItem) => Promise<WorkView>;
  reassess: (actor: Actor, form: unknown) => Promise<{ risk: Risk }>;
  digests: DigestDeps;
  projects: ProjectDeps;
  rounds: RoundDeps;
  cases: CaseDeps;
  preferences: PreferenceDeps;
  delivery: Omit<DeliveriesDeps, 'actsForOffice'>;
  /** How long a question for changes may stand open; below the minute after which proxies cut idle requests. */
  longestWaitMs?: number;
};

const Since = z.object({
  since: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
});
const Search = z.object({ search: z.string().max(100).default('') });
const Target = z.object({ key: z.string().max(64), verb: z.enum(workVerbs) });
const RiskTarget = z.object({ code: z.string().max(8) });
const Form = z.record(z.string(), z.unknown()).default({});
const mostPeople = 15;

const matching = (people: readonly Person[], search: string) =>
  people
    .filter(({ name, mail }) =>
      `${name} ${mail}`.toLocaleLowerCase('nb').includes(search.trim().toLocaleLowerCase('nb')),
    )
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'))
    .slice(0, mostPeople)
    .map(({ oid, name, unit }) => ({ oid, name, unit }));

const readRoutes = (app: FastifyInstance, deps: ApiDeps, reader: ReaderOf) => {
  app.get('/me', async (request) => {
    const person = await reader(request);
    const { name, oid, roles, unit, language } = person;
    return { name, oid, roles, unit, language, mayActForOffice: deps.actsForOffice(person) };
  });
  app.get('/overview', async (request) => deps.overview(await reader(request)));
  app.get('/people', async (request) => {
    await reader(request);
    return { people: matching(await deps.people(), parsed(Search, request.query).search) };
  });
};

const changesRoute = (app: FastifyInstance, deps: ApiDeps, reader: ReaderOf) => {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.get('/changes', async (request, reply) => {
    await reader(request);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const timeout = AbortSignal.timeout(deps.longestWaitMs ?? 25_000);
    const { since } = parsed(Since, request.query);
    return {
      version: await deps.changes.wait(since, AbortSignal.any([timeout, gone.signal, closing.signal])),
    };
  });
};

const actRoutes = (app: FastifyInstance, deps: ApiDeps, reader: ReaderOf) => {
  app.post('/work/:key/:verb', async (request) => {
    const person = await reader(request);
    const { key, verb } = parsed(Target, request.params);
    const form = { ...parsed(Form, request.body ?? {}), key };
    const { item, next } = await deps.work[verb]({ oid: person.oid, via: 'tab' }, form);
    return { item: await deps.view(person, item), ...(next && { next: await deps.view(person, next) }) };
  });
  app.post('/risks/:code/reassess', async (request) => {
    const { oid } = await reader(request);
    const { code } = parsed(RiskTarget, request.params);
    const form = { ...parsed(Form, request.body ?? {}), code };
    return deps.reassess({ oid, via: 'tab' }, form);
  });
};

/** What the pages ask for: all but the sign-in's address needs a token, and a row in TfPeople. */
export const api =
  (deps: ApiDeps) =>
  async (app: FastifyInstance): Promise<void> => {
    const reader = readerFrom(deps);
    app.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    app.get('/sign-in', async () => {
      const { authority, clientId, scope, tenantId } = deps.signIn;
      return { authority, clientId, scope, tenantId };
    });
    readRoutes(app, deps, reader);
    changesRoute(app, deps, reader);
    deliveryRoutes(app, { ...deps.delivery, actsForOffice: deps.actsForOffice }, reader);
    actRoutes(app, deps, reader);
    digestRoutes(app, deps.digests, reader);
    projectRoutes(app, deps.projects, reader);
    roundRoutes(app, deps.rounds, reader);
    await caseRoutes(app, deps.cases, reader);
    preferenceRoutes(app, deps.preferences, reader);
  };
