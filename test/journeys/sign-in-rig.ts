import { createHash, randomUUID } from 'node:crypto';
import Fastify, { type FastifyReply } from 'fastify';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock, Person } from '../../programme/index.ts';

export const tenantId = '7a1f0000-0000-4000-8000-000000000001';
export const clientId = '7a1f0000-0000-4000-8000-000000000002';

const lifetime = 3600;

const Asked = z.object({
  redirect_uri: z.url(),
  scope: z.string(),
  state: z.string(),
  nonce: z.string(),
  code_challenge: z.string(),
  code_challenge_method: z.literal('S256'),
  client_id: z.literal(clientId),
  response_type: z.literal('code'),
});
const Grant = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    code_verifier: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

type Options = { people: () => Promise<readonly Person[]>; clock: Clock };

/** An authority on loopback whose sessions a test can end; it signs real tokens and checks PKCE as a real one does. */
export const startSignIn = async ({ people, clock }: Options) => {
  const app = Fastify({ forceCloseConnections: true });
  const keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'rig', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, z.infer<typeof Asked> & { user: string }>();
  const sessions = new Map<string, string>();
  const root = () => `${app.listeningOrigin}/${tenantId}`;

  const sign = (claims: Record<string, unknown>) => {
    const seconds = Math.floor(clock.now().epochMilliseconds / 1000);
    return new SignJWT({ tid: tenantId, ver: '2.0', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'rig' })
      .setIssuer(`${root()}/v2.0`)
      .setAudience(clientId)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + lifetime)
      .sign(keys.privateKey);
  };
  const apiToken = (oid: string) => sign({ oid, scp: 'access_as_user', azp: clientId });
  // The browser reads its own clock, so what it checks itself must be dated by that one.
  const idToken = (oid: string, nonce: string) =>
    new SignJWT({ oid, nonce, tid: tenantId })
      .setProtectedHeader({ alg: 'RS256', kid: 'rig' })
      .setIssuer(`${root()}/v2.0`)
      .setAudience(clientId)
      .setSubject(oid)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(keys.privateKey);
  const tokens = async (oid: string, nonce?: string) => {
    const refresh_token = randomUUID();
    sessions.set(refresh_token, oid);
    return {
      token_type: 'Bearer',
      expires_in: lifetime,
      access_token: await apiToken(oid),
      refresh_token,
      ...(nonce ? { id_token: await idToken(oid, nonce) } : {}),
    };
  };
  const refuse = (reply: FastifyReply) => reply.code(400).send({ error: 'invalid_grant' });

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.addHook('onSend', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
  });
  app.get(`/${tenantId}/v2.0/.well-known/openid-configuration`, async () => ({
    issuer: `${root()}/v2.0`,
    authorization_endpoint: `${root()}/oauth2/v2.0/authorize`,
    token_endpoint: `${root()}/oauth2/v2.0/token`,
    jwks_uri: `${root()}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  }));
  app.get(`/${tenantId}/discovery/v2.0/keys`, async () => ({ keys: [jwk] }));
  app.get(`/${tenantId}/oauth2/v2.0/authorize`, async ({ query }, reply) => {
    const asked = Asked.parse(query);
    const links = (await people()).map(({ oid, name }) => {
      const code = randomUUID();
      codes.set(code, { ...asked, user: oid });
      const back = `${asked.redirect_uri}?${new URLSearchParams({ code, state: asked.state })}`;
      return `<li><a href="${back.replaceAll('&', '&amp;')}">${name}</a></li>`;
    });
    return reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Sign in</title><ul>${links.join('')}</ul></html>`,
      );
  });
  app.post(`/${tenantId}/oauth2/v2.0/token`, async ({ body }, reply) => {
    const grant = Grant.parse(body);
    if (grant.grant_type === 'refresh_token') {
      const user = sessions.get(grant.refresh_token);
      sessions.delete(grant.refresh_token);
      return user ? tokens(user) : refuse(reply);
    }
    const kept = codes.get(grant.code);
    codes.delete(grant.code);
    const challenge = createHash('sha256').update(grant.code_verifier).digest('base64url');
    const holds = kept?.code_challenge === challenge && kept.redirect_uri === grant.redirect_uri;
    return kept && holds ? tokens(kept.user, kept.nonce) : refuse(reply);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    /** A token as Teams would hand it to the page. */
    tokenFor: apiToken,
    endSessions: () => sessions.clear(),
    close: () => app.close(),
  };
};
export type SignInRig = Awaited<ReturnType<typeof startSignIn>>;
