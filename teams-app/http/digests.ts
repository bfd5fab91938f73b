import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  digestScope,
  IsoDate,
  mayReadDigest,
  type ProgrammeState,
  planDigest,
  UnitCode,
} from '../../programme/index.ts';
import { digestPage } from './digest-page.ts';
import { HttpFault } from './faults.ts';
import { parsed, type ReaderOf } from './reader.ts';

export type DigestDeps = {
  today: () => IsoDate;
  /** The state with as much of the log as a digest of the day looks back on. */
  digestState: (day: IsoDate) => Promise<ProgrammeState>;
};

// A page does not know the server's day, so it may ask for the digest of today by that name.
const Asked = z.object({ day: z.union([z.literal('today'), IsoDate]) });
const Within = z.object({ unit: z.union([z.literal('all'), UnitCode]).optional() });

/** The weekly digest of any day, of the reader's own part or of another where the role allows. */
export const digestRoutes = (
  app: FastifyInstance,
  { today, digestState }: DigestDeps,
  reader: ReaderOf,
): void => {
  app.get('/digests/:day', async (request) => {
    const person = await reader(request);
    const asked = parsed(Asked, request.params).day;
    const scope = parsed(Within, request.query).unit ?? digestScope(person);
    if (!mayReadDigest(person, scope)) throw new HttpFault('unit-not-yours');
    const now = today();
    const day = asked === 'today' ? now : asked;
    const state = await digestState(day);
    return digestPage(person, planDigest(state, person, day, scope), now, state.version);
  });
};
