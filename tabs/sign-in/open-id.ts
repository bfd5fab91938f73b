import * as oauth from 'oauth4webapi';
import type { SignInReply } from '../api/replies.ts';
import { type Authority, discover, options } from './authority.ts';
import type { Trip, TripMemory } from './redirect-memory.ts';
import { tokensFrom } from './renewed-tokens.ts';
import { SignInError } from './sign-in-error.ts';
import type { Tokens } from './tokens.ts';

/** The browser as signing in needs it: where the page stands, and ways to leave it and to tidy its address. */
export type Browser = {
  address: () => URL;
  leaveFor: (url: URL) => void;
  showAddress: (address: string) => void;
};
type Deps = { place: SignInReply; memory: TripMemory; browser: Browser };

/** The scope asked for: what the server named, and what it takes to be renewed without asking again. */
export const fullScope = (scope: string): string =>
  [...new Set([...scope.split(/\s+/).filter(Boolean), 'openid', 'offline_access'])].join(' ');

const failure = (cause: unknown): SignInError => {
  if (cause instanceof SignInError) return cause;
  return new SignInError(cause instanceof TypeError ? 'unreachable' : 'refused', { cause });
};

/** Where the authority sends people back to: the folder of the pages, whichever place inside it they came from. */
export const homeOf = ({ origin, pathname }: URL): string => `${origin}/${pathname.split('/')[1] ?? ''}/`;

const setOut = async (
  { place, memory, browser }: Deps,
  { server }: Authority,
  prompt?: string,
): Promise<never> => {
  const { search, hash } = withoutReply(browser.address());
  const trip: Trip = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo: `${search}${hash}`,
  };
  memory.keep(trip);
  if (!server.authorization_endpoint) throw new SignInError('refused');
  const url = new URL(server.authorization_endpoint);
  const asked = {
    client_id: place.clientId,
    redirect_uri: homeOf(browser.address()),
    response_type: 'code',
    response_mode: 'query',
    scope: fullScope(place.scope),
    state: trip.state,
    nonce: trip.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ...(prompt ? { prompt } : {}),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  browser.leaveFor(url);
  // The browser is on its way to another page; whoever waits is gone before this could end.
  return new Promise<never>(() => undefined);
};

const replyNames = ['code', 'state', 'session_state', 'iss', 'error', 'error_description', 'error_uri'];

/** The address without what the authority wrote into it. */
export const withoutReply = (address: URL): URL => {
  const clean = new URL(address);
  for (const name of replyNames) clean.searchParams.delete(name);
  return clean;
};

const comeHome = async ({ browser }: Deps, authority: Authority, trip: Trip) => {
  const { server, client } = authority;
  const address = browser.address();
  const reply = oauth.validateAuthResponse(server, client, address, trip.state);
  const home = homeOf(address);
  browser.showAddress(`${home}${trip.returnTo}`);
  const grant = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    reply,
    home,
    trip.verifier,
    options(authority),
  );
  return oauth.processAuthorizationCodeResponse(server, client, grant, { expectedNonce: trip.nonce });
};

/**
 * Signs in by OpenID Connect, authorization code with PKCE: the first call leaves for the authority's page, the
 * one after coming back returns the tokens, which live in memory only.
 */
export const signInByRedirect = async (deps: Deps): Promise<Tokens> => {
  try {
    const authority = await discover(deps.place);
    const asked = deps.browser.address().searchParams;
    const trip = asked.has('state') ? deps.memory.take() : undefined;
    if (!trip || trip.state !== asked.get('state')) return await setOut(deps, authority);
    return tokensFrom(authority, await comeHome(deps, authority, trip));
  } catch (cause) {
    throw failure(cause);
  }
};

/** Leaves for the authority's page and lets the person choose who to be. */
export const signInAsSomebodyElse = async (deps: Deps): Promise<void> => {
  try {
    await setOut(deps, await discover(deps.place), 'select_account');
  } catch (cause) {
    throw failure(cause);
  }
};
