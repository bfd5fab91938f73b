import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../programme/index.ts';
import { HttpFault } from './faults.ts';
import type { SignIn } from './sign-in.ts';

const Claims = z.object({ oid: z.guid(), tid: z.guid(), scp: z.string(), azp: z.string() });
/** Who a validated token speaks for: `oid` with `tid`; a name in a token is no identifier. */
export type Identity = { oid: string; tid: string };
export type Identify = (authorization: string | undefined) => Promise<Identity>;

const skewSeconds = 60;

const tokenFaults = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
] as const;

const verified = async (token: string, { keys, signIn, clock }: TokenRules) => {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      audience: [...signIn.audiences],
      issuer: signIn.issuer,
      clockTolerance: skewSeconds,
      currentDate: new Date(clock.now().epochMilliseconds),
      requiredClaims: ['exp', 'oid', 'tid', 'scp', 'azp'],
    });
    return payload;
  } catch (error) {
    const itsFault = tokenFaults.some((kind) => error instanceof kind);
    throw new HttpFault(itsFault ? 'token-invalid' : 'sign-in-unreachable', { cause: error });
  }
};

type TokenRules = { signIn: SignIn; keys: JWTVerifyGetKey; clock: Clock };

/** The public keys of the authority, fetched when first needed and again when an unknown key turns up. */
export const keysOf = (signIn: SignIn): JWTVerifyGetKey => createRemoteJWKSet(new URL(signIn.keysUrl));

const isForUs = ({ tid, scp, azp }: z.infer<typeof Claims>, { tenantId, clients }: SignIn): boolean =>
  tid === tenantId && scp.split(' ').includes('access_as_user') && clients.includes(azp);

/** Checks a bearer token as facts §6.2 lists it: signature, audience, issuer, tenant, scope, client and time. */
export const identifyBy =
  (rules: TokenRules): Identify =>
  async (authorization) => {
    const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization ?? '')?.[1];
    if (!token) throw new HttpFault('token-missing');
    const claims = Claims.safeParse(await verified(token, rules)).data;
    if (!claims || !isForUs(claims, rules.signIn)) throw new HttpFault('token-invalid');
    return { oid: claims.oid, tid: claims.tid };
  };
