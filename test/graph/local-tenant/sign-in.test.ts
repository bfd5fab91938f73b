import { get } from 'node:http';
import {
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { z } from 'zod';
import { asker, directory, form, handClock, type Rig, startRig } from './tenant.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
}, 60_000);
afterAll(() => rig.tenant.close());

const { tenantId, clientId, clientSecret } = directory;
const person = directory.users[0] ?? { id: '', displayName: '', userPrincipalName: '' };
const page = 'http://127.0.0.1:3978/tabs/';
const root = () => `${rig.tenant.url}/${tenantId}`;
const post = async (values: Record<string, string>, headers = {}) => {
  const reply = await fetch(`${root()}/oauth2/v2.0/token`, form(values, headers));
  return {
    status: reply.status,
    headers: reply.headers,
    body: z.record(z.string(), z.json()).parse(await reply.json()),
  };
};
const text = (value: unknown): string => z.string().parse(value);
const verified = (token: string, audience: string) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${root()}/discovery/v2.0/keys`)), {
    audience,
    issuer: `${root()}/v2.0`,
    algorithms: ['RS256'],
    currentDate: new Date('2025-09-02T10:00:00Z'),
  });
const personToken = async () =>
  text((await rig.ask('GET', `/local/token?user=${person.userPrincipalName}`)).body.token);

describe('the app signs in by its secret', () => {
  const asked = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };

  it('and gets a signed token for Graph, with roles and nobody in it', async () => {
    const { status, body } = await post({ ...asked, scope: 'https://graph.microsoft.com/.default' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
    const { payload } = await verified(text(body.access_token), 'https://graph.microsoft.com');
    expect(payload).toMatchObject({
      tid: tenantId,
      appid: clientId,
      azp: clientId,
      idtyp: 'app',
      ver: '2.0',
    });
    expect(payload.roles).toEqual(directory.application);
    expect(payload).not.toHaveProperty('scp');
  });

  it('is refused as Entra refuses a wrong secret, app or tenant', async () => {
    const scope = 'https://graph.microsoft.com/.default';
    const secret = await post({ ...asked, client_secret: 'wrong', scope });
    expect(secret.status).toBe(401);
    expect(secret.body).toMatchObject({ error: 'invalid_client', error_codes: [7000215] });
    expect((await post({ ...asked, client_id: 'other', scope })).body.error).toBe('unauthorized_client');
    expect((await post({ ...asked, scope: 'https://graph.microsoft.com/User.Read' })).body.error).toBe(
      'invalid_scope',
    );
    expect((await fetch(`${rig.tenant.url}/other/oauth2/v2.0/token`, form({}))).status).toBe(400);
  });

  it('through msal, whose network client carries https to loopback', async () => {
    const carry = (method: string) => async (url: string, options?: NetworkRequestOptions) => {
      const reply = await fetch(url.replace(/^https:/, 'http:'), {
        method,
        headers: { ...options?.headers, 'x-forwarded-proto': 'https' },
        ...(options?.body !== undefined && { body: options.body }),
      });
      return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.json() };
    };
    const networkClient: INetworkModule = {
      sendGetRequestAsync: carry('GET'),
      sendPostRequestAsync: carry('POST'),
    };
    const host = new URL(rig.tenant.url).host;
    const app = new ConfidentialClientApplication({
      auth: { clientId, clientSecret, authority: `https://${host}/${tenantId}`, knownAuthorities: [host] },
      system: { networkClient },
    });
    const byClient = await app.acquireTokenByClientCredential({
      scopes: ['https://graph.microsoft.com/.default'],
    });
    expect(decodeJwt(byClient?.accessToken ?? '')).toMatchObject({ idtyp: 'app' });
    const onBehalf = await app.acquireTokenOnBehalfOf({
      oboAssertion: await personToken(),
      scopes: ['https://graph.microsoft.com/Tasks.ReadWrite'],
    });
    expect(decodeJwt(onBehalf?.accessToken ?? '')).toMatchObject({ oid: person.id, scp: 'Tasks.ReadWrite' });
  });
});

describe('a person’s token', () => {
  it('for our own API has the claims of a tab’s {T-tabsso}', async () => {
    const { payload } = await verified(await personToken(), clientId);
    expect(payload).toMatchObject({
      aud: clientId,
      iss: `${root()}/v2.0`,
      oid: person.id,
      tid: tenantId,
      scp: 'access_as_user',
      preferred_username: person.userPrincipalName,
      ver: '2.0',
    });
  });

  it('for our own API opens nothing in Graph', async () => {
    expect((await asker(rig.tenant.url, await personToken())('GET', '/v1.0/users')).status).toBe(401);
  });

  it('is traded for one of Graph’s on behalf of the person', async () => {
    const { body } = await post({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      client_id: clientId,
      client_secret: clientSecret,
      assertion: await personToken(),
      scope: 'https://graph.microsoft.com/User.ReadBasic.All',
      requested_token_use: 'on_behalf_of',
    });
    const ask = asker(rig.tenant.url, text(body.access_token));
    expect((await ask('GET', '/v1.0/users')).status).toBe(200);
  });

  it('runs out after an hour', async () => {
    const stale = asker(
      rig.tenant.url,
      text((await rig.ask('GET', `/local/token?user=${person.id}&for=graph`)).body.token),
    );
    expect((await stale('GET', '/v1.0/users')).status).toBe(200);
    rig.clock.add({ hours: 2 });
    try {
      expect((await stale('GET', '/v1.0/users')).status).toBe(401);
    } finally {
      rig.clock.add({ hours: -2 });
    }
  });
});

describe('signing in on the page', () => {
  const verifier = 'v'.repeat(43);
  const address = async (more: Record<string, string> = {}) => {
    const url = new URL(`${root()}/oauth2/v2.0/authorize`);
    const asked = {
      client_id: clientId,
      redirect_uri: page,
      response_type: 'code',
      scope: `api://${clientId}/access_as_user openid offline_access`,
      state: 's1',
      nonce: 'n1',
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...more,
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return url;
  };
  const choose = async (user: string, more: Record<string, string> = {}) => {
    const values = Object.fromEntries((await address(more)).searchParams);
    const reply = await fetch(`${root()}/oauth2/v2.0/authorize`, {
      ...form({ ...values, user }),
      redirect: 'manual',
    });
    return { status: reply.status, location: reply.headers.get('location') ?? '', html: await reply.text() };
  };
  const redeem = (code: string, more: Record<string, string> = {}) =>
    post({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: page,
      code_verifier: verifier,
      ...more,
    });
  const codeOf = (location: string) => new URL(location).searchParams.get('code') ?? '';

  it.each([
    ['nb-NO,nb;q=0.9,en;q=0.8', 'nb', 'Hvem vil du være?'],
    ['nn', 'nn', 'Kven vil du vere?'],
    ['en-US,en;q=0.9,nb;q=0.1', 'en', 'Who would you like to be?'],
    ['fr, en;q=0.2', 'en', 'Who would you like to be?'],
    ['fr', 'nb', 'Hvem vil du være?'],
  ])('speaks the language of the browser: %s', async (language, lang, heading) => {
    const reply = await fetch(await address(), { headers: { 'accept-language': language } });
    const html = await reply.text();
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(`<h1>${heading}</h1>`);
    expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('lists the whole directory, each as a button of their own', async () => {
    const html = await (await fetch(await address())).text();
    expect(html.match(/<button /g)).toHaveLength(directory.users.length);
    for (const { displayName } of directory.users) expect(html).toContain(displayName);
  });

  it('puts nothing of the address into the page as markup', async () => {
    const html = await (await fetch(await address({ state: '"><script>alert(1)</script>' }))).text();
    expect(html).not.toContain('<script>');
  });

  it('sends the chosen person back with a code and the state, which gives the person’s tokens once', async () => {
    const { status, location } = await choose(person.id);
    expect(status).toBe(302);
    expect(location.startsWith(`${page}?`)).toBe(true);
    expect(new URL(location).searchParams.get('state')).toBe('s1');
    const { body } = await redeem(codeOf(location));
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'access_as_user' });
    expect((await verified(text(body.access_token), clientId)).payload).toMatchObject({ oid: person.id });
    expect((await verified(text(body.id_token), clientId)).payload).toMatchObject({ nonce: 'n1' });
    expect((await redeem(codeOf(location))).body.error).toBe('invalid_grant');
  });

  it('gives a renewal that is good once', async () => {
    const first = (await redeem(codeOf((await choose(person.id)).location))).body;
    const renew = () =>
      post({ grant_type: 'refresh_token', client_id: clientId, refresh_token: text(first.refresh_token) });
    const { status, body } = await renew();
    expect(status).toBe(200);
    expect(body.refresh_token).not.toBe(first.refresh_token);
    expect((await renew()).body.error).toBe('invalid_grant');
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['another reply address', { redirect_uri: 'http://127.0.0.1:3978/other/' }],
  ])('gives nothing for a code with %s', async (_, more) => {
    const code = codeOf((await choose(person.id)).location);
    expect((await redeem(code, more)).body.error).toBe('invalid_grant');
  });

  it('gives nothing for a code of ten minutes ago', async () => {
    const code = codeOf((await choose(person.id)).location);
    rig.clock.add({ minutes: 11 });
    try {
      expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant', error_codes: [70008] });
    } finally {
      rig.clock.add({ minutes: -11 });
    }
  });

  it('sends nobody off this machine, and knows no other app', async () => {
    const away = await fetch(await address({ redirect_uri: 'https://example.com/' }), { redirect: 'manual' });
    expect(away.status).toBe(400);
    expect(await away.text()).toContain('Pålogging virker bare for sider på denne maskinen');
    expect((await fetch(await address({ client_id: 'other' }), { redirect: 'manual' })).status).toBe(400);
    expect((await choose('nobody')).status).toBe(400);
  });

  it('sends a request that lacks its challenge back as invalid_request', async () => {
    const reply = await fetch(await address({ code_challenge: '' }), { redirect: 'manual' });
    expect(reply.headers.get('location')).toBe(`${page}?error=invalid_request&state=s1`);
  });

  it('answers a page that asks without showing anything with login_required', async () => {
    const reply = await fetch(await address({ prompt: 'none', response_mode: 'fragment' }), {
      redirect: 'manual',
    });
    expect(reply.headers.get('location')).toBe(`${page}#error=login_required&state=s1`);
  });

  it('is what a standard client of OpenID Connect expects', async () => {
    const insecure = { [oauth.allowInsecureRequests]: true };
    const issuer = new URL(`${root()}/v2.0`);
    const server = await oauth.processDiscoveryResponse(
      issuer,
      await oauth.discoveryRequest(issuer, insecure),
    );
    expect(server.authorization_endpoint).toBe(`${root()}/oauth2/v2.0/authorize`);
    const { location } = await choose(person.id);
    const client = { client_id: clientId };
    const reply = oauth.validateAuthResponse(server, client, new URL(location), 's1');
    const grant = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      reply,
      page,
      verifier,
      insecure,
    );
    expect(grant.status).toBe(200);
  });
});

describe('who may ask', () => {
  it('pages on this machine may read the token endpoint, others may not', async () => {
    const near = await post({}, { origin: 'http://127.0.0.1:3978' });
    expect(near.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3978');
    const far = await post({}, { origin: 'https://example.com' });
    expect(far.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('nobody by a name that only points at this machine', async () => {
    const { port } = rig.tenant;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      get({ host: '127.0.0.1', port, path: '/healthz', headers: { host: 'evil.example' } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(403);
  });

  it('whoever asks whether it is well', async () => {
    expect((await rig.ask('GET', '/healthz')).body).toEqual({ status: 'ok' });
  });
});

describe('a tenant set to another day', () => {
  it('gives tokens that hold by its own clock and by the browser’s', async () => {
    const browser = handClock('2026-11-22T08:00:00Z');
    const other = await startRig({ wallClock: browser });
    try {
      const { body } = await other.ask('GET', `/local/token?user=${person.id}`);
      const { nbf, exp } = decodeJwt(text(body.token));
      expect(nbf).toBeLessThan(Date.parse('2025-09-02T10:00:00Z') / 1000);
      expect(exp).toBe(Date.parse('2026-11-22T09:00:00Z') / 1000);
    } finally {
      await other.tenant.close();
    }
  }, 60_000);
});
