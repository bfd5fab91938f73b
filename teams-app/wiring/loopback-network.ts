import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';

const plain = (url: string): string => url.replace(/^https:\/\/127\.0\.0\.1:/, 'http://127.0.0.1:');

// Msal takes only https addresses also from the sign-in host's own description.
const dressed = (text: string): string => text.replaceAll('http://127.0.0.1:', 'https://127.0.0.1:');

const send = async <T>(
  method: string,
  url: string,
  options?: NetworkRequestOptions,
): Promise<NetworkResponse<T>> => {
  const reply = await fetch(plain(url), {
    method,
    ...(options?.headers && { headers: options.headers }),
    ...(options?.body !== undefined && { body: options.body }),
  });
  const text = await reply.text();
  const body = url.includes('/.well-known/') ? dressed(text) : text;
  return { status: reply.status, headers: Object.fromEntries(reply.headers), body: JSON.parse(body) };
};

/** Msal's way out to a sign-in host on loopback, which speaks http while msal is told https. */
export const loopbackNetwork: INetworkModule = {
  sendGetRequestAsync: (url, options) => send('GET', url, options),
  sendPostRequestAsync: (url, options) => send('POST', url, options),
};
