/** Where the pages get tokens for our own API from, whichever way the person signed in. */
export type Tokens = {
  current: () => Promise<string>;
  /** A new token after the server refused the present one. */
  renew: () => Promise<string>;
};
