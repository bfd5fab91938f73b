import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  type Digest,
  digestScope,
  IsoDate,
  Language,
  mayReadDigest,
  type Person,
  type ProgrammeState,
  planDigest,
  UnitCode,
} from '../../programme/index.ts';
import { digestDocument, digestFileName } from '../documents/digest/digest-document.ts';
import type { Print } from '../documents/printer.ts';
import { wordsIn } from '../texts/words.ts';
import { digestPage } from './digest-page.ts';
import { HttpFault } from './faults.ts';
import { parsed, type ReaderOf } from './reader.ts';

export type DigestDeps = {
  today: () => IsoDate;
  now: () => Temporal.Instant;
  /** The state with as much of the log as a digest of the day looks back on. */
  digestState: (day: IsoDate) => Promise<ProgrammeState>;
  print: Print;
};

// A page does not know the server's day, so it may ask for the digest of today by that name.
const Asked = z.object({ day: z.union([z.literal('today'), IsoDate]) });
const Within = z.object({ unit: z.union([z.literal('all'), UnitCode]).optional() });
const Spoken = z.object({ language: Language.optional() });

type Read = { person: Person; digest: Digest; state: ProgrammeState };

/** The digest a request asks for, of the reader's own part or of another where the role allows. */
const readerOfDigests =
  ({ today, digestState }: DigestDeps, reader: ReaderOf) =>
  async (request: FastifyRequest): Promise<Read> => {
    const person = await reader(request);
    const asked = parsed(Asked, request.params).day;
    const scope = parsed(Within, request.query).unit ?? digestScope(person);
    const day = asked === 'today' ? today() : asked;
    const state = await digestState(day);
    if (!mayReadDigest(person, scope, { people: state.people, day })) throw new HttpFault('unit-not-yours');
    return { person, digest: planDigest(state, person, day, scope), state };
  };

/** The weekly digest of any day: `/digests/:day` for the page, `/digests/:day.pdf` for paper and the archive. */
export const digestRoutes = (app: FastifyInstance, deps: DigestDeps, reader: ReaderOf): void => {
  const read = readerOfDigests(deps, reader);
  app.get('/digests/:day', async (request) => {
    const { person, digest, state } = await read(request);
    return digestPage(person, digest, deps.today(), state);
  });
  app.get('/digests/:day.pdf', async (request, reply) => {
    const { person, digest } = await read(request);
    // The page may speak another language than the person's messages do.
    const words = wordsIn(parsed(Spoken, request.query).language ?? person.language);
    const file = await deps.print(digestDocument(digest, words, deps.now()));
    return reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${digestFileName(digest, words)}"`)
      .header('content-language', words.locale)
      .send(file);
  });
};
