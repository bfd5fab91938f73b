import { createRemoteJWKSet } from 'jose';
import { identifyBy } from '../../../teams-app/http/access-token.ts';
import { signInAt, teamsClients } from '../../../teams-app/http/sign-in.ts';
import { aServer, aToken, bearer, clientId, lead, logLines, now, signIn, tenantId } from './fakes.ts';

const me = async (headers: Record<string, string>) => {
  const app = await aServer();
  return app.inject({ url: '/api/me', headers });
};
const reasonOf = (response: { json: () => { error?: { reason?: string } } }) => response.json().error?.reason;

describe('who is let in to the pages’ interface', () => {
  it('is whoever the token speaks for, with roles from TfPeople', async () => {
    const response = await me(await bearer());
    expect(response.statusCode).toBe(200);
    expect(response.json()).toEqual({
      name: 'Programleder',
      oid: lead.oid,
      roles: ['programme-lead'],
      unit: 'DOU',
      language: 'nb',
      mayActForOffice: true,
    });
  });

  it.each([
    ['no header at all', {}, 'token-missing'],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }, 'token-missing'],
    ['words in place of a token', { authorization: 'Bearer let me in' }, 'token-missing'],
    ['a token that is no JWT', { authorization: 'Bearer abc.def' }, 'token-invalid'],
    [
      'a token without a signature',
      { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJvaWQiOiJ4In0.' },
      'token-invalid',
    ],
  ])('is nobody with %s', async (_what, headers: Record<string, string>, reason) => {
    const response = await me(headers);
    expect([response.statusCode, reasonOf(response)]).toEqual([401, reason]);
    expect(response.headers['www-authenticate']).toBe('Bearer');
  });

  it.each([
    ['signed with another key', { forged: true }],
    ['signed with a key the authority does not know', { kid: 'k2' }],
    ['for another application', { claims: { aud: '7a1f0000-0000-4000-8000-000000000009' } }],
    ['from another issuer', { claims: { iss: 'https://login.example/other/v2.0' } }],
    ['of another tenant', { claims: { tid: '7a1f0000-0000-4000-8000-000000000009' } }],
    ['for another scope', { claims: { scp: 'openid profile' } }],
    ['for a scope that only begins alike', { claims: { scp: 'access_as_user_admin' } }],
    ['expired beyond the clocks’ difference', { expiresIn: -61 }],
    ['not valid yet', { claims: { nbf: Math.floor(now.epochMilliseconds / 1000) + 120 } }],
    ['that names nobody', { drop: 'oid' }],
    ['without an end', { drop: 'exp' }],
    ['of an application, which has no scope', { drop: 'scp' }],
    ['another application asked for', { claims: { azp: '7a1f0000-0000-4000-8000-000000000009' } }],
    ['that nobody is said to have asked for', { drop: 'azp' }],
    ['whose person is no object id', { claims: { oid: 'programleder' } }],
  ])('is nobody with a token %s', async (_what, parts) => {
    const response = await me(await bearer(parts));
    expect([response.statusCode, reasonOf(response)]).toEqual([401, 'token-invalid']);
  });

  it.each(teamsClients)('is whoever Teams asked for, as client %s', async (azp) => {
    expect((await me(await bearer({ claims: { azp } }))).statusCode).toBe(200);
  });

  it('is still let in when the clocks differ by half a minute', async () => {
    expect((await me(await bearer({ expiresIn: -30 }))).statusCode).toBe(200);
  });

  it('is told so when the token is good but TfPeople has no row', async () => {
    const response = await me(await bearer({ claims: { oid: '7a1f0000-0000-4000-8000-000000000999' } }));
    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({ error: { reason: 'unknown-person', values: {} } });
  });

  it('is asked to wait when the authority’s keys cannot be fetched', async () => {
    const away = signInAt('http://127.0.0.1:9', { tenantId, clientId });
    const keys = createRemoteJWKSet(new URL(away.keysUrl));
    const app = await aServer({}, { identify: identifyBy({ signIn, keys, clock: { now: () => now } }) });
    const response = await app.inject({ url: '/api/me', headers: await bearer() });
    expect([response.statusCode, reasonOf(response)]).toEqual([503, 'sign-in-unreachable']);
  });

  it.each(['/api/overview', '/api/changes?since=0', '/api/people'])('needs a token for %s', async (url) => {
    expect((await (await aServer()).inject({ url })).statusCode).toBe(401);
  });

  it('never finds a token in the log', async () => {
    const { log, lines } = logLines();
    const app = await aServer({ log });
    const token = await aToken({ forged: true });
    await app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    expect(lines.join('')).toContain('token-invalid');
    expect(lines.join('')).not.toContain(token);
  });
});

describe('where people sign in', () => {
  it('is told to anybody, for the page has to ask first', async () => {
    const response = await (await aServer()).inject({ url: '/api/sign-in' });
    expect(response.json()).toEqual({
      authority: `https://login.example/${tenantId}`,
      clientId,
      scope: `api://${clientId}/access_as_user`,
      tenantId,
    });
  });

  it('names bot and domain in the scope when the bot shares the registration', () => {
    const { scope, audiences } = signInAt('https://login.example', {
      tenantId,
      clientId,
      domain: 'bot.example',
      botId: 'b0',
    });
    expect(scope).toBe('api://bot.example/botid-b0/access_as_user');
    expect(audiences).toEqual([clientId, 'api://bot.example/botid-b0']);
  });
});
