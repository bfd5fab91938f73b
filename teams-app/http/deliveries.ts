import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Actor, type Deliveries, IsoDate, type Person, Refusal } from '../../programme/index.ts';
import { parsed, type ReaderOf } from './reader.ts';

/** Delivery as the programme office sees it and steps in. */
export type DeliveriesDeps = {
  actsForOffice: (person: Person) => boolean;
  today: () => IsoDate;
  deliveries: (day: IsoDate) => Promise<Deliveries>;
  stepIn: (actor: Actor, form: unknown) => Promise<{ done: number }>;
};

const Day = z.object({ day: IsoDate.optional() });
const Target = z.object({ act: z.enum(['resend', 'recall']) });
const Messages = z.object({ ids: z.array(z.unknown()) });

/** `GET /deliveries?day=` and `POST /deliveries/{resend|recall}` with `{ ids }`: for the programme office only. */
export const deliveryRoutes = (app: FastifyInstance, deps: DeliveriesDeps, reader: ReaderOf): void => {
  app.get('/deliveries', async (request) => {
    if (!deps.actsForOffice(await reader(request))) throw new Refusal('office-only');
    return deps.deliveries(parsed(Day, request.query).day ?? deps.today());
  });
  app.post('/deliveries/:act', async (request) => {
    const { oid } = await reader(request);
    const form = { ...parsed(Messages, request.body), ...parsed(Target, request.params) };
    return deps.stepIn({ oid, via: 'tab' }, form);
  });
};
