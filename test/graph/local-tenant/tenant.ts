import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  LocalDirectory,
  type LocalTenant,
  type LocalTenantOptions,
  startLocalTenant,
} from '../../../graph/local-tenant/index.ts';
import type { Log } from '../../../programme/index.ts';
import { emptyDatabase } from '../../empty-database.ts';
import { checkReplies } from '../types/checked-replies.ts';

checkReplies();

export const directory = LocalDirectory.parse(
  JSON.parse(readFileSync(new URL('../../../teams-app/data/local-tenant.json', import.meta.url), 'utf8')),
);

const ignore = () => undefined;
export const quiet: Log = { info: ignore, warn: ignore, error: ignore };

/** A clock the test sets. */
export const handClock = (start: string) => {
  let instant = Temporal.Instant.from(start);
  return {
    now: () => instant,
    add: (duration: { hours?: number; minutes?: number; seconds?: number }) => {
      instant = instant.add(duration);
    },
  };
};

const Json = z.record(z.string(), z.json());
export type Answer = { status: number; headers: Headers; body: z.infer<typeof Json>; text: string };

/** An answer, with its body read as JSON where it is. */
const answerOf = async (reply: Response): Promise<Answer> => {
  const text = await reply.text();
  const json = reply.headers.get('content-type')?.includes('json');
  const body = json ? Json.parse(JSON.parse(text)) : {};
  return { status: reply.status, headers: reply.headers, body, text };
};

/** Asks the tenant for something, with a token for Graph. */
export const asker =
  (url: string, token: string | undefined) =>
  async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const reply = await fetch(path.startsWith('http') ? path : `${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answerOf(reply);
  };
export type Ask = ReturnType<typeof asker>;

const Token = z.object({ access_token: z.string() });

export const form = (values: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(values).toString(),
});

/** A token for an app itself, as the product gets one. */
export const appToken = async (
  url: string,
  { clientId, clientSecret }: { clientId: string; clientSecret: string } = directory,
): Promise<string> => {
  const reply = await fetch(
    `${url}/${directory.tenantId}/oauth2/v2.0/token`,
    form({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  );
  return Token.parse(await reply.json()).access_token;
};

export type Rig = {
  tenant: LocalTenant;
  clock: ReturnType<typeof handClock>;
  /** Asks as the app. */
  ask: Ask;
  /** The app's token. */
  token: string;
  /** Sends what is no JSON, as the app. */
  bytes: (method: string, path: string, body: string, headers?: Record<string, string>) => Promise<Answer>;
  /** Asks as one of its people, by user principal name. */
  as: (upn: string) => Promise<Ask>;
  /** The address of the site by its id. */
  site: string;
};

/** A tenant of its own at noon on a Tuesday, with somebody asking as the app. */
export const startRig = async (
  options: Pick<
    Partial<LocalTenantOptions>,
    'timeZone' | 'wallClock' | 'licences' | 'directory' | 'patienceMs' | 'subscriptionQuota'
  > = {},
): Promise<Rig> => {
  const clock = handClock('2025-09-02T10:00:00Z');
  const { dataDir, remove } = await emptyDatabase();
  const started = await startLocalTenant({ directory, dataDir, port: 0, clock, log: quiet, ...options });
  const close = async () => {
    await started.close();
    await remove();
  };
  const tenant = { ...started, close };
  const token = await appToken(tenant.url);
  const ask = asker(tenant.url, token);
  const bytes: Rig['bytes'] = async (method, path, body, headers = {}) => {
    const all = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers };
    return answerOf(await fetch(`${tenant.url}${path}`, { method, headers: all, body }));
  };
  const as = async (upn: string) => {
    const { body } = await ask('GET', `/local/token?user=${upn}&for=graph`);
    return asker(tenant.url, z.string().parse(body.token));
  };
  const { hostname, path } = directory.site;
  const { body } = await ask('GET', `/v1.0/sites/${hostname}:${path}`);
  return { tenant, clock, ask, token, bytes, as, site: `/v1.0/sites/${z.string().parse(body.id)}` };
};
