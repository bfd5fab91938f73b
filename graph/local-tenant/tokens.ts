import { randomUUID } from 'node:crypto';
import { errors, type JWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../programme/index.ts';
import { type AppRegistration, findRegistration, ownRegistration } from './app-registrations.ts';
import type { Identity } from './database.ts';
import type { DirectoryUser } from './directory.ts';
import { Refused } from './refused.ts';
import { signingKey } from './signing-key.ts';
import { guidOf, type Tenant } from './tenant.ts';

export const GRAPH = 'https://graph.microsoft.com';
/** SharePoint itself, through which people edit lists; it is no app that would be throttled or need a permission. */
export const SHAREPOINT = guidOf('SharePoint');
/** Seconds a token lives. */
export const LIFETIME = 3600;

/** With what a request comes: by which app, and what its token allows. */
export type Access = { appId: string; permissions: ReadonlySet<string> };
export type SignedIn = { caller: Identity; access: Access };

export type Tokens = {
  jwks: { keys: JWK[] };
  /** For the app itself: `roles`, and nobody in it. */
  forApp: (app: AppRegistration, audience: string) => Promise<string>;
  /** For our own API, as a tab gets one {T-tabsso}. */
  forApi: (user: DirectoryUser) => Promise<string>;
  /** For Graph on a person's behalf. */
  forGraph: (user: DirectoryUser, scopes: string, appId?: string) => Promise<string>;
  idToken: (user: DirectoryUser, nonce: string | undefined) => Promise<string>;
  /** Whoever a token for Graph speaks for; refused when it does not hold {G-errors}. */
  signedIn: (authorization: string | undefined) => Promise<SignedIn>;
  /** The person a token for our own API speaks for; an error of jose's when the token does not hold. */
  apiUser: (token: string) => Promise<DirectoryUser | undefined>;
};

const Claims = z.object({
  oid: z.string(),
  idtyp: z.string().optional(),
  tid: z.string(),
  azp: z.string().default(''),
  scp: z.string().default(''),
  roles: z.array(z.string()).default([]),
});

export const tokensOf = async (tenant: Tenant): Promise<Tokens> => {
  const { directory, clock } = tenant;
  const { tenantId: tid, clientId } = directory;
  const key = await signingKey(tenant.db);
  const seconds = (from: Clock) => Math.floor(from.now().epochMilliseconds / 1000);
  // A browser judges its tokens by the wall clock, we by our own; a token must hold by both.
  const earliest = () => Math.min(seconds(clock), seconds(tenant.wallClock));
  const latest = () => Math.max(seconds(clock), seconds(tenant.wallClock));
  const issue = (audience: string, claims: Record<string, unknown>) =>
    new SignJWT({ tid, ver: '2.0', uti: randomUUID(), ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
      .setIssuer(issuerOf(tenant))
      .setAudience(audience)
      .setIssuedAt(earliest())
      .setNotBefore(earliest() - 5)
      .setExpirationTime(latest() + LIFETIME)
      .sign(key.sign);
  const verified = async (token: string, audience: string) => {
    const { payload } = await jwtVerify(token, key.verify, {
      audience,
      algorithms: ['RS256'],
      currentDate: new Date(clock.now().epochMilliseconds),
    });
    return Claims.parse(payload);
  };
  const userOf = (oid: string) => directory.users.find(({ id }) => id === oid);
  return {
    jwks: { keys: [key.jwk] },
    forApp: (app, audience) =>
      issue(audience, {
        oid: guidOf(`service principal ${app.clientId}`),
        appid: app.clientId,
        azp: app.clientId,
        azpacr: '1',
        idtyp: 'app',
        // Without any, the claim is missing.
        ...(app.application.length > 0 && { roles: app.application }),
      }),
    forApi: (user) => issue(clientId, { ...personal(user), azp: clientId, scp: 'access_as_user' }),
    forGraph: (user, scopes, appid = clientId) =>
      issue(GRAPH, { ...personal(user), appid, azp: appid, idtyp: 'user', scp: scopes }),
    idToken: (user, nonce) => issue(clientId, { ...personal(user), ...(nonce && { nonce }) }),
    signedIn: async (authorization) => {
      const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
      if (!token) throw unauthenticated('Access token is empty.');
      const claims = await verified(token, GRAPH).catch((cause: unknown) => {
        throw unauthenticated(whyNot(cause), { cause });
      });
      if (claims.tid !== tid) throw unauthenticated('Access token validation failure. Invalid tenant.');
      const permissions = new Set([...claims.roles, ...claims.scp.split(' ').filter(Boolean)]);
      const access = { appId: claims.azp, permissions };
      if (claims.idtyp === 'app') {
        const { clientId: id, displayName } =
          findRegistration(directory, claims.azp) ?? ownRegistration(directory);
        return { caller: { kind: 'application', id, displayName }, access };
      }
      const user = userOf(claims.oid);
      if (!user) throw unauthenticated('Access token validation failure. Unknown user.');
      const { id, displayName, userPrincipalName: email } = user;
      return { caller: { kind: 'user', id, displayName, email }, access };
    },
    apiUser: async (token) => {
      const claims = await verified(token, clientId);
      return userOf(claims.oid);
    },
  };
};

export const issuerOf = ({ origin, directory }: Tenant): string => `${origin()}/${directory.tenantId}/v2.0`;

const personal = ({ id, displayName, userPrincipalName }: DirectoryUser) => ({
  oid: id,
  sub: guidOf(`subject ${id}`),
  name: displayName,
  preferred_username: userPrincipalName,
});

/** What Graph says of a token that does not hold; the words stand in reports of it (mail-archiver issue 267). */
const whyNot = (cause: unknown): string => {
  if (cause instanceof errors.JWTExpired) return 'Lifetime validation failed, the token is expired.';
  const early = cause instanceof errors.JWTClaimValidationFailed && cause.claim === 'nbf';
  return early ? 'Access token has expired or is not yet valid.' : 'Access token validation failure.';
};

/** Refuses a token, and says where another can be had, as Graph does. */
export const unauthenticated = (message: string, options: { cause?: unknown } = {}) =>
  new Refused(401, 'InvalidAuthenticationToken', message, {
    headers: { 'www-authenticate': challenge },
    ...options,
  });

const challenge =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
