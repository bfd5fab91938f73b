import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Actor, Person } from '../../programme/index.ts';
import { parsed, type ReaderOf } from './reader.ts';

export type PreferenceDeps = {
  setPreferences: (actor: Actor, form: unknown) => Promise<{ person: Person }>;
};

const Form = z.record(z.string(), z.unknown()).default({});

const preferencesOf = ({ language, quietFrom, quietTo }: Person) => ({
  language,
  quietFrom: quietFrom ?? '',
  quietTo: quietTo ?? '',
});

/** What somebody chose for their own messages: the language, and the hours without any. */
export const preferenceRoutes = (app: FastifyInstance, deps: PreferenceDeps, reader: ReaderOf): void => {
  app.get('/preferences', async (request) => preferencesOf(await reader(request)));
  app.post('/preferences', async (request) => {
    const { oid } = await reader(request);
    const { person } = await deps.setPreferences({ oid, via: 'tab' }, parsed(Form, request.body ?? {}));
    return preferencesOf(person);
  });
};
