import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { z } from 'zod';
import type { Database } from './database.ts';

export type SigningKey = {
  kid: string;
  sign: CryptoKey | Uint8Array;
  verify: CryptoKey | Uint8Array;
  jwk: JWK;
};

const Stored = z.looseObject({ kty: z.string(), n: z.string(), e: z.string(), d: z.string() });

/** The tenant's signing key, kept with its data so that tokens stay valid over a restart. */
export const signingKey = async (db: Database): Promise<SigningKey> => {
  const kept = await db
    .selectFrom('secrets')
    .select('value')
    .where('name', '=', 'signing-key')
    .executeTakeFirst();
  const secret = Stored.parse(kept?.value ?? (await makeKey(db)));
  const jwk = { kty: secret.kty, n: secret.n, e: secret.e };
  const kid = await calculateJwkThumbprint(jwk);
  return {
    kid,
    sign: await importJWK(secret, 'RS256'),
    verify: await importJWK(jwk, 'RS256'),
    jwk: { ...jwk, kid, use: 'sig', alg: 'RS256' },
  };
};

const makeKey = async (db: Database) => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const secret = await exportJWK(privateKey);
  await db
    .insertInto('secrets')
    .values({ name: 'signing-key', value: JSON.stringify(secret) })
    .execute();
  return secret;
};
