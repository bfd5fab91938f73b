import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type Actor,
  CaseKey,
  type CaseLine,
  type CasePreview,
  type CaseView,
  type Minutes,
  type Person,
  Refusal,
  type UnitCode,
} from '../../programme/index.ts';
import { minutesDocument, minutesFileName } from '../documents/minutes/minutes-document.ts';
import type { Print } from '../documents/printer.ts';
import { applicationsTemplate } from '../excel/applications-template.ts';
import type { TakeList } from '../excel/take-list.ts';
import { limits } from '../excel/unpack.ts';
import { wordsIn } from '../texts/words.ts';
import { parsed, type ReaderOf } from './reader.ts';
import { LanguageAsked, sendFile } from './send-file.ts';

export const caseVerbs = ['open', 'extend', 'withdraw', 'reopen', 'close', 'vote', 'break-tie'] as const;
export type CaseVerb = (typeof caseVerbs)[number];

/** The minutes of a round, and whether they are in the library yet. */
export type MinutesLine = { round: number; filed: boolean; url?: string };
export type CasePage = CaseView & { day: string; version: number; minutes: MinutesLine[] };
export type CaseList = { day: string; version: number; cases: CaseLine[]; mayPrepare: boolean };

export type CaseDeps = {
  list: (reader: Person) => Promise<CaseList>;
  /** Nothing when there is no such case, or it is none of the reader's: they are not told which. */
  page: (reader: Person, key: string) => Promise<CasePage | undefined>;
  prepare: (actor: Actor, form: unknown) => Promise<{ item: { key: string } }>;
  preview: (actor: Actor, form: unknown) => Promise<CasePreview>;
  acts: Readonly<Record<CaseVerb, (actor: Actor, form: unknown) => Promise<unknown>>>;
  takeList: TakeList;
  minutes: (key: string, round: number) => Promise<Minutes | undefined>;
  fileAgain: (key: string, round: number) => Promise<void>;
  present: (reader: Person, key: string) => Promise<{ name: string; unit: UnitCode }[]>;
  actsForOffice: (person: Person) => boolean;
  print: Print;
};

// A case's number has a stroke in it, so it takes two places of the address.
const Place = z
  .object({ half: z.string().max(8), number: z.string().max(8) })
  .transform(({ half, number }) => `${half}/${number}`);
const VerbPlace = z.object({ verb: z.enum(caseVerbs) });
const RoundPlace = z.object({
  round: z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
});
const Form = z.record(z.string(), z.unknown()).default({});

const keyIn = (request: FastifyRequest): string => {
  const key = CaseKey.safeParse(parsed(Place, request.params)).data;
  if (key === undefined) throw new Refusal('case-missing', { key: '' });
  return key;
};

const readableTo = async ({ page }: CaseDeps, person: Person, key: string): Promise<CasePage> => {
  const found = await page(person, key);
  if (!found) throw new Refusal('case-missing', { key });
  return found;
};

const readRoutes = (app: FastifyInstance, deps: CaseDeps, reader: ReaderOf): void => {
  app.get('/cases', async (request) => deps.list(await reader(request)));
  app.get('/cases/:half/:number', async (request) => readableTo(deps, await reader(request), keyIn(request)));
  app.get('/cases/:half/:number/minutes/:round.pdf', async (request, reply) => {
    const person = await reader(request);
    const key = keyIn(request);
    await readableTo(deps, person, key);
    const minutes = await deps.minutes(key, parsed(RoundPlace, request.params).round);
    if (!minutes) throw new Refusal('case-missing', { key });
    const words = wordsIn(parsed(LanguageAsked, request.query).language ?? person.language);
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${minutesFileName(minutes, words)}.pdf"`)
      .header('content-language', words.locale)
      .send(await deps.print(minutesDocument(minutes, words)));
  });
};

const actRoutes = (app: FastifyInstance, deps: CaseDeps, reader: ReaderOf): void => {
  app.post('/cases', async (request) => {
    const { oid } = await reader(request);
    const { item } = await deps.prepare({ oid, via: 'tab' }, parsed(Form, request.body ?? {}));
    return { key: item.key };
  });
  app.post('/cases/preview', async (request) => {
    const { oid } = await reader(request);
    return deps.preview({ oid, via: 'tab' }, parsed(Form, request.body ?? {}));
  });
  // The same answer whoever acted and whatever they chose; the page asks for the case anew.
  app.post('/cases/:half/:number/:verb', async (request) => {
    const { oid } = await reader(request);
    const key = keyIn(request);
    const { verb } = parsed(VerbPlace, request.params);
    await deps.acts[verb]({ oid, via: 'tab' }, { ...parsed(Form, request.body ?? {}), key });
    return { key };
  });
  app.post('/cases/:half/:number/presence', async (request) => {
    const person = await reader(request);
    const key = keyIn(request);
    await readableTo(deps, person, key);
    return { present: await deps.present(person, key) };
  });
  app.post('/cases/:half/:number/minutes/:round', async (request) => {
    const person = await reader(request);
    const key = keyIn(request);
    if (!deps.actsForOffice(person)) throw new Refusal('office-only');
    await deps.fileAgain(key, parsed(RoundPlace, request.params).round);
    return { key };
  });
};

const listRoutes = async (app: FastifyInstance, deps: CaseDeps, reader: ReaderOf): Promise<void> => {
  app.get('/cases/template.xlsx', async (request, reply) => {
    const person = await reader(request);
    const words = wordsIn(parsed(LanguageAsked, request.query).language ?? person.language);
    const content = await applicationsTemplate(words);
    return sendFile(reply, { name: words.say('applications.file'), kind: 'xlsx', words, content });
  });
  await app.register(async (scope) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) =>
      done(null, body),
    );
    scope.post('/cases/list', { bodyLimit: limits.packed }, async (request) => {
      const person = await reader(request);
      // Nobody else's file is so much as unpacked.
      if (!deps.actsForOffice(person)) throw new Refusal('office-only');
      const file = request.body instanceof Uint8Array ? request.body : new Uint8Array();
      return deps.takeList({ oid: person.oid, via: 'tab' }, file);
    });
  });
};

/** The board's cases: what each may see of them and do about them. */
export const caseRoutes = async (app: FastifyInstance, deps: CaseDeps, reader: ReaderOf): Promise<void> => {
  readRoutes(app, deps, reader);
  actRoutes(app, deps, reader);
  await listRoutes(app, deps, reader);
};
