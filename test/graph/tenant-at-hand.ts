import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { createGraphClient, type GraphClientOptions, openSite } from '../../graph/index.ts';
import { LocalDirectory, startLocalTenant } from '../../graph/local-tenant/index.ts';
import { loopbackNetwork } from '../../teams-app/wiring/loopback-network.ts';
import { emptyDatabase } from '../empty-database.ts';
import { capturedLog } from './captured-log.ts';
import { freeBudget } from './free-budget.ts';
import { checkReplies } from './types/checked-replies.ts';

checkReplies();

export const directory = LocalDirectory.parse({
  tenantId: '7a1f0000-0000-4000-8000-000000000001',
  clientId: '7a1f0000-0000-4000-8000-000000000002',
  clientSecret: 'local',
  site: { hostname: 'taktfast.example', path: '/sites/delprogram-oppvekst' },
  users: [
    user('101', 'Programleder', 'programleder'),
    user('111', 'Utvikler Alna', 'utvikler.alna'),
    user('112', 'Utvikler Bjerke', 'utvikler.bjerke'),
  ],
});

function user(number: string, displayName: string, mailbox: string) {
  const id = `7a1f0000-0000-4000-8000-000000000${number}`;
  return { id, displayName, userPrincipalName: `${mailbox}@taktfast.example` };
}

const Token = z.object({ token: z.string() });
const Lists = z.object({ value: z.array(z.object({ id: z.string(), name: z.string() })) });

/** A local tenant of its own, with our client on it and a way to edit its lists as one of its people does. */
export const tenantAtHand = async (
  options: { timeZone?: string; subscriptionQuota?: number; licences?: number } = {},
) => {
  const log = capturedLog();
  const database = await emptyDatabase();
  const tenant = await startLocalTenant({
    directory,
    dataDir: database.dataDir,
    port: 0,
    clock: { now: () => Temporal.Now.instant() },
    log: capturedLog(),
    ...options,
  });
  const client = (changes: Partial<GraphClientOptions> = {}) =>
    createGraphClient({
      baseUrl: `${tenant.url}/v1.0`,
      credentials: {
        authority: tenant.url.replace('http:', 'https:'),
        tenantId: directory.tenantId,
        clientId: directory.clientId,
        clientSecret: directory.clientSecret,
      },
      networkClient: loopbackNetwork,
      userAgent: 'NONISV|Oslo|Taktfast/0.1.0',
      log,
      budget: freeBudget,
      purpose: 'people',
      patience: { wait: async () => undefined },
      ...changes,
    });
  const site = await openSite(client(), directory.site, { pageSize: 3 });

  /** Sends a request to Graph as a person, or as nobody's client but the test's. */
  const asPerson = async (
    method: string,
    path: string,
    body?: unknown,
    upn = 'utvikler.alna@taktfast.example',
  ) => {
    const asked = await fetch(`${tenant.url}/local/token?user=${upn}&for=graph`);
    const { token } = Token.parse(await asked.json());
    const base = `${tenant.url}/v1.0/sites/${directory.site.hostname}:${directory.site.path}:`;
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${token}`, ...type };
    const reply = await fetch(`${base}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const listId = async (name: string): Promise<string> => {
    const { value } = Lists.parse(await asPerson('GET', '/lists'));
    return value.find((list) => list.name === name)?.id ?? '';
  };
  /** A person changes columns of an item in SharePoint. */
  const edit = async (list: string, itemId: string, fields: Record<string, unknown>) =>
    asPerson('PATCH', `/lists/${await listId(list)}/items/${itemId}/fields`, fields);
  const add = async (list: string, fields: Record<string, unknown>): Promise<string> =>
    z
      .object({ id: z.string() })
      .parse(await asPerson('POST', `/lists/${await listId(list)}/items`, { fields })).id;
  const remove = async (list: string, itemId: string) =>
    asPerson('DELETE', `/lists/${await listId(list)}/items/${itemId}`);
  const close = async () => {
    await tenant.close();
    await database.remove();
  };
  return { ...tenant, close, log, client, site, asPerson, listId, edit, add, remove };
};
export type TenantAtHand = Awaited<ReturnType<typeof tenantAtHand>>;
