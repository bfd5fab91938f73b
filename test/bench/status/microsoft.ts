import http from 'node:http';
import https from 'node:https';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';

/** The registration both bots have, and the tenant they are in. */
export const APP_ID = '7a1f0000-0000-4000-8000-0000000000b1';
const PASSWORD = 'a secret nobody guesses';
const KEY = 'key-1';
const CHANNEL_ISSUER = 'https://api.botframework.com';

/** What a bot registered in one tenant is told of itself. */
export const credentialsIn = (tenantId: string) => ({ appId: APP_ID, password: PASSWORD, tenantId });

/**
 * Microsoft's side of the signatures, as the Bot Connector's authentication describes it: where its keys are, the
 * keys, and a token for the bot's own messages. `authorization` is what the channel sends along with an activity.
 */
export const microsoftSide = async (serviceUrl: string) => {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = await exportJWK(publicKey);
  const key = { ...jwk, use: 'sig', kid: KEY, x5t: KEY, endorsements: ['msteams'] };
  const jwt = new SignJWT({ serviceurl: serviceUrl })
    .setProtectedHeader({ alg: 'RS256', kid: KEY, x5t: KEY, typ: 'JWT' })
    .setIssuer(CHANNEL_ISSUER)
    .setAudience(APP_ID)
    .setIssuedAt()
    .setExpirationTime('2h');
  const authority = 'https://login.microsoftonline.com';
  const answers: readonly (readonly [RegExp, unknown])[] = [
    [
      /^\/v1\/\.well-known\/openidconfiguration/,
      {
        issuer: CHANNEL_ISSUER,
        jwks_uri: 'https://login.botframework.com/v1/.well-known/keys',
        id_token_signing_alg_values_supported: ['RS256'],
      },
    ],
    [/^\/v1\/\.well-known\/keys/, { keys: [key] }],
    [
      /openid-configuration/,
      {
        issuer: `${authority}/tenant/v2.0`,
        authorization_endpoint: `${authority}/tenant/oauth2/v2.0/authorize`,
        token_endpoint: `${authority}/tenant/oauth2/v2.0/token`,
        jwks_uri: `${authority}/tenant/discovery/v2.0/keys`,
      },
    ],
    [/\/oauth2\/v2\.0\/token/, { token_type: 'Bearer', expires_in: 86_400, access_token: 'a-token' }],
  ];
  return {
    authorization: `Bearer ${await jwt.sign(privateKey)}`,
    /** What Microsoft answers to a path; nothing for one that is not its own. */
    answer: (path: string): unknown => answers.find(([known]) => known.test(path))?.[1],
  };
};

const Options = z.looseObject({
  path: z.string().optional(),
  method: z.string().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
});

/** Sends this process's requests to Microsoft to a port of this machine instead. */
export const standInForMicrosoft = (port: number): void => {
  const request = (...given: unknown[]) => {
    const [first, second] = given;
    const url = typeof first === 'string' ? new URL(first) : undefined;
    const { path = '/', method = 'GET', headers = {} } = Options.parse(url ? second : first);
    const own = { host: '127.0.0.1', port, path: url ? `${url.pathname}${url.search}` : path, method };
    const answered = given.find((one) => typeof one === 'function');
    const texts = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    const asked = http.request({ ...own, headers: Object.fromEntries(texts) });
    if (typeof answered === 'function') asked.on('response', (response) => answered(response));
    return asked;
  };
  Object.defineProperty(https, 'request', { value: request });
};
