import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { DirectoryUser } from './directory.ts';
import { OAuthRefused } from './oauth-refused.ts';
import { redeemCode } from './sign-ins.ts';
import type { Tenant } from './tenant.ts';
import { GRAPH, issuerOf, LIFETIME, type Tokens } from './tokens.ts';

const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const Asked = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string(),
    client_secret: z.string(),
    scope: z.string(),
  }),
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string(),
  }),
  z.object({
    grant_type: z.literal(ON_BEHALF_OF),
    client_id: z.string(),
    client_secret: z.string(),
    assertion: z.string(),
    scope: z.string(),
    requested_token_use: z.literal('on_behalf_of'),
  }),
]);
type Asked = z.infer<typeof Asked>;
type Grant<T extends Asked['grant_type']> = Extract<Asked, { grant_type: T }>;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Answers `/oauth2/v2.0/token` as Entra does: for the app, for a signed-in person, and on a person's behalf. */
export const tokenRoutes = (app: FastifyInstance, tenant: Tenant, tokens: Tokens): void => {
  const { directory } = tenant;

  const expectClient = (asked: Asked) => {
    if (asked.client_id !== directory.clientId)
      throw new OAuthRefused(
        'unauthorized_client',
        700016,
        'The application was not found in the directory.',
      );
    if (
      'client_secret' in asked &&
      !timingSafeEqual(digest(asked.client_secret), digest(directory.clientSecret))
    )
      throw new OAuthRefused('invalid_client', 7000215, 'Invalid client secret provided.');
  };

  const forApp = async ({ scope }: Grant<'client_credentials'>) => {
    const resource = /^(.+)\/\.default$/.exec(scope)?.[1];
    if (resource === GRAPH) return answer(await tokens.forApp(GRAPH));
    if (resource !== undefined && isOurs(resource)) return answer(await tokens.forApp(directory.clientId));
    throw new OAuthRefused('invalid_scope', 1002012, 'The scope must be the .default of a known resource.');
  };

  const isOurs = (resource: string) =>
    [directory.clientId, `api://${directory.clientId}`].includes(resource) ||
    (resource.startsWith('api://') && resource.endsWith(`/${directory.clientId}`));

  const forPerson = async (user: DirectoryUser, scopes: string) => {
    const wanted = scopes.split(' ').filter(Boolean);
    const graph = wanted.filter((scope) => scope.startsWith(`${GRAPH}/`));
    if (graph.length === 0) return answer(await tokens.forApi(user), 'access_as_user');
    const scp = graph.map((scope) => scope.slice(GRAPH.length + 1)).join(' ');
    return answer(await tokens.forGraph(user, scp), graph.join(' '));
  };

  const forCode = async (asked: Grant<'authorization_code'>) => {
    const { user, scope, nonce } = await redeemCode(tenant, asked);
    const found = directory.users.find(({ id }) => id === user);
    if (!found) throw new OAuthRefused('invalid_grant', 50034, 'The person is no longer in the directory.');
    const idToken = scope.split(' ').includes('openid') ? await tokens.idToken(found, nonce) : undefined;
    return { ...(await forPerson(found, scope)), ...(idToken && { id_token: idToken }) };
  };

  const onBehalf = async ({ assertion, scope }: Grant<typeof ON_BEHALF_OF>) => {
    const user = await tokens.apiUser(assertion).catch((cause: unknown) => {
      throw new OAuthRefused('invalid_grant', 50013, 'The assertion does not hold.', { cause });
    });
    if (!user) throw new OAuthRefused('invalid_grant', 50034, 'The person is not in the directory.');
    return forPerson(user, scope);
  };

  app.post('/:tenant/oauth2/v2.0/token', async ({ params, body }, reply) => {
    expectTenant(params, tenant);
    const parsed = Asked.safeParse(body);
    if (!parsed.success)
      throw new OAuthRefused(
        'invalid_request',
        900144,
        'The request body lacks a parameter or has a wrong one.',
      );
    expectClient(parsed.data);
    reply.header('cache-control', 'no-store');
    switch (parsed.data.grant_type) {
      case 'client_credentials':
        return forApp(parsed.data);
      case 'authorization_code':
        return forCode(parsed.data);
      case ON_BEHALF_OF:
        return onBehalf(parsed.data);
    }
  });

  app.get('/:tenant/v2.0/.well-known/openid-configuration', async ({ params }) => {
    expectTenant(params, tenant);
    const root = `${tenant.origin()}/${directory.tenantId}`;
    return {
      issuer: issuerOf(tenant),
      authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
      token_endpoint: `${root}/oauth2/v2.0/token`,
      jwks_uri: `${root}/discovery/v2.0/keys`,
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment'],
      grant_types_supported: ['authorization_code', 'client_credentials', ON_BEHALF_OF],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'profile', 'email'],
    };
  });

  app.get('/:tenant/discovery/v2.0/keys', async ({ params }) => {
    expectTenant(params, tenant);
    return tokens.jwks;
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
