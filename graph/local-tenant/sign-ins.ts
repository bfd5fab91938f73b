import { createHash, randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { OAuthRefused } from './oauth-refused.ts';
import type { Tenant } from './tenant.ts';

/** Minutes between the sign-in page and the token. */
const CODE_MINUTES = 10;

/** Hours a page may renew its tokens without asking again: what Entra gives a page in a browser (from memory). */
const REFRESH_HOURS = 24;

/** What a sign-in was asked for with, kept until its code is redeemed; and what a renewal stands for. */
const SignIn = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('code'),
    user: z.string(),
    scope: z.string(),
    redirectUri: z.string(),
    challenge: z.string(),
    nonce: z.string().optional(),
  }),
  z.object({ kind: z.literal('refresh'), user: z.string(), scope: z.string() }),
]);
type SignIn = z.infer<typeof SignIn>;

/** Keeps a sign-in and gives the code, or the refresh token, that stands for it. */
export const keepSignIn = async ({ db, clock }: Tenant, signIn: SignIn): Promise<string> => {
  const code = randomBytes(32).toString('base64url');
  const life = signIn.kind === 'code' ? { minutes: CODE_MINUTES } : { hours: REFRESH_HOURS };
  const expires = clock.now().add(life).toString();
  await db
    .insertInto('sign_ins')
    .values({ code, expires_at: expires, asked: JSON.stringify(signIn) })
    .execute();
  return code;
};

/** Takes a sign-in out, so that what stands for it is good once and in time. */
const takeSignIn = async ({ db, clock }: Tenant, code: string): Promise<SignIn> => {
  const row = await db
    .deleteFrom('sign_ins')
    .where('code', '=', code)
    .returning(['asked', 'expires_at'])
    .executeTakeFirst();
  if (!row) throw new OAuthRefused('invalid_grant', 70000, 'The grant is unknown or already used.');
  if (Temporal.Instant.compare(row.expires_at, clock.now()) <= 0)
    throw new OAuthRefused('invalid_grant', 70008, 'The grant has expired.');
  return SignIn.parse(row.asked);
};

/** Redeems a code: once, in time, from where it was sent, by whoever asked (RFC 7636). */
export const redeemCode = async (
  tenant: Tenant,
  asked: { code: string; redirect_uri: string; code_verifier: string },
) => {
  const signIn = await takeSignIn(tenant, asked.code);
  if (signIn.kind !== 'code') throw new OAuthRefused('invalid_grant', 70000, 'This is not a code.');
  if (signIn.redirectUri !== asked.redirect_uri)
    throw new OAuthRefused('invalid_grant', 500112, 'The reply address is another than the one asked with.');
  const challenge = createHash('sha256').update(asked.code_verifier).digest('base64url');
  if (challenge !== signIn.challenge)
    throw new OAuthRefused('invalid_grant', 501481, 'The code verifier does not match the challenge.');
  return signIn;
};

/** Redeems a refresh token, which is good for one renewal. */
export const redeemRefresh = async (tenant: Tenant, token: string) => {
  const signIn = await takeSignIn(tenant, token);
  if (signIn.kind !== 'refresh') throw new OAuthRefused('invalid_grant', 70000, 'This renews nothing.');
  return signIn;
};
