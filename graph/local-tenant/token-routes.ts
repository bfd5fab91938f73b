import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type AppRegistration, findRegistration, ownRegistration } from './app-registrations.ts';
import type { DirectoryUser } from './directory.ts';
import { OAuthRefused } from './oauth-refused.ts';
import { keepSignIn, redeemCode, redeemRefresh } from './sign-ins.ts';
import type { Tenant } from './tenant.ts';
import { AskedToken, type GrantOf, ON_BEHALF_OF } from './token-request.ts';
import { GRAPH, LIFETIME, type Tokens } from './tokens.ts';

/**
 * What a person who signs in may let the app do without an administrator, of the permissions for chosen sites, lists,
 * items and files {PERM}. It holds for that sign-in and its renewals alone (an assumption).
 */
const ofPeople = ['Sites.Selected'];

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Answers `/oauth2/v2.0/token` as Entra does: for the app, for a signed-in person, and on a person's behalf. */
export const tokenRoutes = (app: FastifyInstance, tenant: Tenant, tokens: Tokens): void => {
  const { directory } = tenant;

  /** The app that asks. On people's behalf only Taktfast does, for its are the pages they sign in to. */
  const clientOf = (asked: AskedToken): AppRegistration => {
    const alone = asked.grant_type === 'client_credentials';
    const client = alone ? findRegistration(directory, asked.client_id) : ownRegistration(directory);
    if (client?.clientId !== asked.client_id)
      throw new OAuthRefused(
        'unauthorized_client',
        700016,
        'The application was not found in the directory.',
      );
    if (
      'client_secret' in asked &&
      !timingSafeEqual(digest(asked.client_secret), digest(client.clientSecret))
    )
      throw new OAuthRefused('invalid_client', 7000215, 'Invalid client secret provided.');
    return client;
  };

  const forApp = async (client: AppRegistration, { scope }: GrantOf<'client_credentials'>) => {
    const resource = /^(.+)\/\.default$/.exec(scope)?.[1];
    if (resource === GRAPH) return answer(await tokens.forApp(client, GRAPH));
    if (resource !== undefined && isOurs(resource))
      return answer(await tokens.forApp(client, directory.clientId));
    throw new OAuthRefused('invalid_scope', 1002012, 'The scope must be the .default of a known resource.');
  };

  const isOurs = (resource: string) =>
    [directory.clientId, `api://${directory.clientId}`].includes(resource) ||
    (resource.startsWith('api://') && resource.endsWith(`/${directory.clientId}`));

  const forPerson = async (user: DirectoryUser, scopes: string, consented: readonly string[] = []) => {
    const wanted = scopes.split(' ').filter(Boolean);
    const graph = wanted.filter((scope) => scope.startsWith(`${GRAPH}/`));
    if (graph.length === 0) return answer(await tokens.forApi(user), 'access_as_user');
    const names = graph.map((scope) => scope.slice(GRAPH.length + 1));
    const all = names.includes('.default') ? directory.delegated : names;
    const lacking = all.find((name) => ![...directory.delegated, ...consented].includes(name));
    if (lacking !== undefined)
      throw new OAuthRefused(
        'invalid_grant',
        65001,
        `The user or administrator has not consented to use the application with ${lacking}.`,
      );
    return answer(
      await tokens.forGraph(user, all.join(' ')),
      all.map((name) => `${GRAPH}/${name}`).join(' '),
    );
  };

  /** What a page in a browser gets: a token, who signed in, and, if asked, a way to renew. */
  const forPage = async (signIn: { user: string; scope: string; nonce?: string | undefined }) => {
    const { scope, nonce } = signIn;
    const user = directory.users.find(({ id }) => id === signIn.user);
    if (!user) throw new OAuthRefused('invalid_grant', 50034, 'The person is no longer in the directory.');
    const wanted = scope.split(' ');
    return {
      ...(await forPerson(user, scope, ofPeople)),
      ...(wanted.includes('openid') && { id_token: await tokens.idToken(user, nonce) }),
      ...(wanted.includes('offline_access') && {
        refresh_token: await keepSignIn(tenant, { kind: 'refresh', user: user.id, scope }),
      }),
    };
  };

  const onBehalf = async ({ assertion, scope }: GrantOf<typeof ON_BEHALF_OF>) => {
    const user = await tokens.apiUser(assertion).catch((cause: unknown) => {
      throw new OAuthRefused('invalid_grant', 50013, 'The assertion does not hold.', { cause });
    });
    if (!user) throw new OAuthRefused('invalid_grant', 50034, 'The person is not in the directory.');
    return forPerson(user, scope);
  };

  app.post('/:tenant/oauth2/v2.0/token', async ({ params, body }, reply) => {
    expectTenant(params, tenant);
    const parsed = AskedToken.safeParse(body);
    if (!parsed.success)
      throw new OAuthRefused(
        'invalid_request',
        900144,
        'The request body lacks a parameter or has a wrong one.',
      );
    const client = clientOf(parsed.data);
    reply.header('cache-control', 'no-store');
    switch (parsed.data.grant_type) {
      case 'client_credentials':
        return forApp(client, parsed.data);
      case 'authorization_code':
        return forPage(await redeemCode(tenant, parsed.data));
      case 'refresh_token':
        return forPage(await redeemRefresh(tenant, parsed.data.refresh_token));
      case ON_BEHALF_OF:
        return onBehalf(parsed.data);
    }
  });
};

const Params = z.object({ tenant: z.string() });

export const expectTenant = (params: unknown, { directory }: Tenant): void => {
  if (Params.parse(params).tenant !== directory.tenantId)
    throw new OAuthRefused('invalid_request', 90002, 'The tenant was not found.');
};

const answer = (token: string, scope?: string) => ({
  token_type: 'Bearer',
  expires_in: LIFETIME,
  ext_expires_in: LIFETIME,
  access_token: token,
  ...(scope && { scope }),
});
