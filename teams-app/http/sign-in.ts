/** Where people sign in for `/api/…`, and what a token must say to be let in. */
export type SignIn = {
  authority: string;
  clientId: string;
  tenantId: string;
  scope: string;
  audiences: readonly string[];
  /** The applications that may ask for a person's token: ours in a browser, and Teams on the person's behalf. */
  clients: readonly string[];
  issuer: string;
  keysUrl: string;
};

/** Teams on desktops and phones, and Teams in a browser; the registration lets them in beforehand (facts §6.2). */
export const teamsClients = [
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
  '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
] as const;

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
    clients: [clientId, ...teamsClients],
    issuer: `${authority}/v2.0`,
    keysUrl: `${authority}/discovery/v2.0/keys`,
  };
};
