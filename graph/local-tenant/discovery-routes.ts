import type { FastifyInstance } from 'fastify';
import { isLoopback } from './loopback.ts';
import type { Tenant } from './tenant.ts';
import { expectTenant } from './token-routes.ts';
import { issuerOf, type Tokens } from './tokens.ts';

/** Tells a client where to sign in and with which keys tokens are signed (OpenID Connect Discovery). */
export const discoveryRoutes = (app: FastifyInstance, tenant: Tenant, tokens: Tokens): void => {
  app.get('/:tenant/v2.0/.well-known/openid-configuration', async ({ params, headers }) => {
    expectTenant(params, tenant);
    // msal takes nothing but https; a client that carries its calls here over http says so as a proxy would.
    const secure = headers['x-forwarded-proto'] === 'https';
    const at = (address: string) => (secure ? address.replace(/^http:/, 'https:') : address);
    const root = at(`${tenant.origin()}/${tenant.directory.tenantId}`);
    return {
      issuer: at(issuerOf(tenant)),
      authorization_endpoint: `${root}/oauth2/v2.0/authorize`,
      token_endpoint: `${root}/oauth2/v2.0/token`,
      jwks_uri: `${root}/discovery/v2.0/keys`,
      response_types_supported: ['code'],
      response_modes_supported: ['query', 'fragment'],
      grant_types_supported: [
        'authorization_code',
        'client_credentials',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:jwt-bearer',
      ],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'none'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    };
  });

  app.get('/:tenant/discovery/v2.0/keys', async ({ params }) => {
    expectTenant(params, tenant);
    return tokens.jwks;
  });
};

/** Lets pages on this machine, and no others, read what the sign-in endpoints answer. */
export const allowPages = (app: FastifyInstance): void => {
  const shared = /^\/[^/]+\/(oauth2\/v2\.0\/token|v2\.0\/\.well-known\/|discovery\/v2\.0\/keys)/;
  app.addHook('onRequest', async ({ url, headers }, reply) => {
    const { origin } = headers;
    if (origin === undefined || !shared.test(url) || !isLoopback(origin)) return;
    reply.headers({ 'access-control-allow-origin': origin, vary: 'origin' });
  });
  app.options('/:tenant/oauth2/v2.0/token', async (_, reply) =>
    reply
      .code(204)
      .headers({ 'access-control-allow-methods': 'POST', 'access-control-allow-headers': '*' })
      .send(),
  );
};
