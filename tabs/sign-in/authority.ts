import * as oauth from 'oauth4webapi';
import type { SignInReply } from '../api/replies.ts';

/** Where people sign in, as its metadata describes it, and who we are to it. */
export type Authority = { server: oauth.AuthorizationServer; client: oauth.Client; insecure: boolean };

/** An Entra authority may be written with or without the version its metadata stands under. */
export const issuerOf = (authority: string): URL => {
  const bare = authority.replace(/\/+$/, '');
  return new URL(bare.endsWith('/v2.0') ? bare : `${bare}/v2.0`);
};

/** Plain HTTP is used only where the authority's own address says so. */
export const options = ({ insecure }: Pick<Authority, 'insecure'>) => ({
  [oauth.allowInsecureRequests]: insecure,
});

/** Reads the authority's metadata. */
export const discover = async (place: SignInReply): Promise<Authority> => {
  const issuer = issuerOf(place.authority);
  const insecure = issuer.protocol === 'http:';
  const reply = await oauth.discoveryRequest(issuer, options({ insecure }));
  const server = await oauth.processDiscoveryResponse(issuer, reply);
  return { server, client: { client_id: place.clientId }, insecure };
};
