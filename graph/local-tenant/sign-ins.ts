import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { OAuthRefused } from './oauth-refused.ts';
import type { Tenant } from './tenant.ts';

/** Minutes between the sign-in page and the token. */
const CODE_MINUTES = 10;

/** What a sign-in was asked for with, kept until its code is redeemed. */
export const SignIn = z.object({
  user: z.string(),
  scope: z.string(),
  redirectUri: z.string(),
  challenge: z.string(),
  nonce: z.string().optional(),
});
export type SignIn = z.infer<typeof SignIn>;

/** Keeps a sign-in and gives the code that stands for it. */
export const keepSignIn = async ({ db, clock }: Tenant, signIn: SignIn): Promise<string> => {
  const code = randomBytes(32).toString('base64url');
  const expires = clock.now().add({ minutes: CODE_MINUTES }).toString();
  await db
    .insertInto('sign_ins')
    .values({ code, expires_at: expires, asked: JSON.stringify(signIn) })
    .execute();
  return code;
};

/** Redeems a code: once, in time, from where it was sent, by whoever asked (RFC 7636). */
export const redeemCode = async (
  { db, clock }: Tenant,
  asked: { code: string; redirect_uri: string; code_verifier: string },
): Promise<SignIn> => {
  const row = await db
    .deleteFrom('sign_ins')
    .where('code', '=', asked.code)
    .returning(['asked', 'expires_at'])
    .executeTakeFirst();
  if (!row) throw new OAuthRefused('invalid_grant', 70000, 'The code is unknown or already used.');
  const signIn = SignIn.parse(row.asked);
  if (row.expires_at <= clock.now().toString())
    throw new OAuthRefused('invalid_grant', 70008, 'The code has expired.');
  if (signIn.redirectUri !== asked.redirect_uri)
    throw new OAuthRefused('invalid_grant', 500112, 'The reply address is another than the one asked with.');
  const challenge = createHash('sha256').update(asked.code_verifier).digest('base64url');
  if (challenge !== signIn.challenge)
    throw new OAuthRefused('invalid_grant', 501481, 'The code verifier does not match the challenge.');
  return signIn;
};
