/** Where people sign in for `/api/…`, and what a token must say to be let in. */
export type SignIn = {
  authority: string;
  clientId: string;
  tenantId: string;
  scope: string;
  audiences: readonly string[];
  issuer: string;
  keysUrl: string;
};

/**
 * The sign-in of one tenant at an authority host: `https://login.microsoftonline.com`, or the local tenant's address.
 * Paths and claims of v2 tokens as in facts §6.2.
 */
export const signInAt = (
  authorityHost: string,
  {
    tenantId,
    clientId,
    domain,
    botId,
  }: { tenantId: string; clientId: string; domain?: string; botId?: string },
): SignIn => {
  const authority = `${authorityHost}/${tenantId}`;
  const applicationUri = domain && botId ? `api://${domain}/botid-${botId}` : `api://${clientId}`;
  return {
    authority,
    clientId,
    tenantId,
    scope: `${applicationUri}/access_as_user`,
    audiences: [clientId, applicationUri],
    issuer: `${authority}/v2.0`,
    keysUrl: `${authority}/discovery/v2.0/keys`,
  };
};
