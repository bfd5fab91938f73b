import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Deliveries, IsoDate, type Person } from '../../programme/index.ts';
import type { OfficeOutcome } from '../delivery/office.ts';
import { HttpFault } from './faults.ts';

/** Delivery as the programme office sees it and steps in. */
export type DeliveriesDeps = {
  actsForOffice: (person: Person) => boolean;
  today: () => IsoDate;
  deliveries: (day: IsoDate) => Promise<Deliveries>;
  resend: (id: number, by: string) => Promise<OfficeOutcome>;
  recall: (id: number, by: string) => Promise<OfficeOutcome>;
};
type Reader = (request: FastifyRequest) => Promise<Person>;

const Day = z.object({ day: IsoDate.optional() });
const Target = z.object({
  id: z.coerce.number().int().min(1).max(2_147_483_647),
  act: z.enum(['resend', 'recall']),
});

const parsed = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const result = schema.safeParse(input);
  if (!result.success) throw new HttpFault('bad-request', { cause: result.error });
  return result.data;
};

/** `GET /deliveries?day=` and `POST /deliveries/:id/{resend|recall}`: for the programme office only. */
export const deliveryRoutes = (app: FastifyInstance, deps: DeliveriesDeps, reader: Reader): void => {
  const office = async (request: FastifyRequest): Promise<Person> => {
    const person = await reader(request);
    if (!deps.actsForOffice(person)) throw new HttpFault('office-only');
    return person;
  };
  app.get('/deliveries', async (request) => {
    await office(request);
    return deps.deliveries(parsed(Day, request.query).day ?? deps.today());
  });
  app.post('/deliveries/:id/:act', async (request, reply) => {
    const { oid } = await office(request);
    const { id, act } = parsed(Target, request.params);
    const outcome = await deps[act](id, oid);
    if (outcome === 'not-found') throw new HttpFault('delivery-not-found');
    if (outcome === 'not-now') throw new HttpFault('delivery-not-now');
    return reply.code(204).send();
  });
};
