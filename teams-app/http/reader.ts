import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Person, Refusal } from '../../programme/index.ts';
import type { Identify } from './access-token.ts';
import { HttpFault } from './faults.ts';

export type ReaderDeps = { identify: Identify; findPerson: (oid: string) => Promise<Person | undefined> };
export type ReaderOf = (request: FastifyRequest) => Promise<Person>;

/** Who asks: from the validated token, and known to the programme. */
export const readerFrom =
  ({ identify, findPerson }: ReaderDeps): ReaderOf =>
  async ({ headers }) => {
    const { oid } = await identify(headers.authorization);
    const person = await findPerson(oid);
    if (!person) throw new Refusal('unknown-person');
    return person;
  };

/** What came in, once it has the form asked for. */
export const parsed = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const result = schema.safeParse(input);
  if (!result.success) throw new HttpFault('bad-request', { cause: result.error });
  return result.data;
};
