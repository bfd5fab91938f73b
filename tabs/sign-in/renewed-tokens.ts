import * as oauth from 'oauth4webapi';
import { type Authority, options } from './authority.ts';
import { SignInError } from './sign-in-error.ts';
import type { Tokens } from './tokens.ts';

/** Tokens in memory that are renewed when the server no longer takes them. */
export const tokensFrom = (authority: Authority, first: oauth.TokenEndpointResponse): Tokens => {
  const { server, client } = authority;
  let held = first;
  let renewing: Promise<string> | undefined;
  const refresh = async (): Promise<string> => {
    if (!held.refresh_token) throw new SignInError('ended');
    const reply = await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      held.refresh_token,
      options(authority),
    );
    const renewed = await oauth.processRefreshTokenResponse(server, client, reply);
    held = { ...held, ...renewed };
    return held.access_token;
  };
  const ended = (cause: unknown): never => {
    throw cause instanceof TypeError
      ? new SignInError('unreachable', { cause })
      : new SignInError('ended', { cause });
  };
  return {
    current: async () => held.access_token,
    // Several questions refused at once share one renewal, for a refresh token may be good only once.
    renew: () => {
      renewing ??= refresh()
        .catch(ended)
        .finally(() => {
          renewing = undefined;
        });
      return renewing;
    },
  };
};
