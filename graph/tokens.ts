import { setTimeout } from 'node:timers/promises';
import { AuthError, ConfidentialClientApplication, type INetworkModule } from '@azure/msal-node';
import { GraphError } from './graph-error.ts';

export type Credentials = {
  /** The sign-in host, such as `https://login.microsoftonline.com`; always https, msal takes nothing else. */
  authority: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
};

/** Gives the app's own token for Graph; `fresh` passes by the cached one. The request's number is for errors. */
export type Tokens = (options: { fresh: boolean; clientRequestId: string }) => Promise<string>;

const SCOPES = ['https://graph.microsoft.com/.default'];

const wrongCredentials = ['invalid_client', 'unauthorized_client', 'invalid_grant', 'invalid_request'];

const signInError = (cause: unknown, clientRequestId: string): GraphError => {
  const code = cause instanceof AuthError ? cause.errorCode : undefined;
  const reason = code && wrongCredentials.includes(code) ? 'unauthenticated' : 'unavailable';
  return new GraphError(reason, 'sign-in', { code, clientRequestId, cause });
};

/** Msal waits for its answers as long as they take, which would keep whoever asked waiting for minutes. */
const inTime = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  const done = new AbortController();
  const late = setTimeout(ms, undefined, { signal: done.signal }).then(() => {
    throw new Error(`the sign-in host did not answer within ${ms} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
};

/** Signs the app in by its client id and secret (OAuth client credentials); msal keeps the token until it runs out. */
export const createTokens = (
  credentials: Credentials,
  { networkClient, timeoutMs }: { networkClient?: INetworkModule | undefined; timeoutMs: number },
): Tokens => {
  const host = new URL(credentials.authority);
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: credentials.clientId,
      clientSecret: credentials.clientSecret,
      authority: new URL(`/${credentials.tenantId}`, host).href,
      // A known authority is not looked up at login.microsoftonline.com, so nothing else is asked.
      knownAuthorities: [host.host],
    },
    ...(networkClient && { system: { networkClient } }),
  });
  return async ({ fresh, clientRequestId }) => {
    const asking = app.acquireTokenByClientCredential({ scopes: SCOPES, skipCache: fresh });
    const result = await inTime(asking, timeoutMs).catch((cause: unknown) =>
      Promise.reject(signInError(cause, clientRequestId)),
    );
    if (!result) throw new GraphError('unauthenticated', 'sign-in', { clientRequestId });
    return result.accessToken;
  };
};
