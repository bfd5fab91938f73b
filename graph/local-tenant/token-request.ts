import { z } from 'zod';

/** The grant by which an app asks on behalf of whoever called it. */
export const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** What the token endpoint is asked with, by the kind of grant. */
export const AskedToken = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('client_credentials'),
    client_id: z.string(),
    client_secret: z.string(),
    scope: z.string(),
  }),
  z.object({
    grant_type: z.literal('authorization_code'),
    client_id: z.string(),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    client_id: z.string(),
    refresh_token: z.string(),
    scope: z.string().optional(),
  }),
  z.object({
    grant_type: z.literal(ON_BEHALF_OF),
    client_id: z.string(),
    client_secret: z.string(),
    assertion: z.string(),
    scope: z.string(),
    requested_token_use: z.literal('on_behalf_of'),
  }),
]);
export type AskedToken = z.infer<typeof AskedToken>;
export type GrantOf<T extends AskedToken['grant_type']> = Extract<AskedToken, { grant_type: T }>;
