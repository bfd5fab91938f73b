/**
 * Why nobody is signed in: `refused` the authority said no, `unreachable` it could not be asked, `ended` the
 * session is over, `strange-frame` the page stands in a frame that is not Teams, where signing in is not allowed.
 */
export type SignInFault = 'refused' | 'unreachable' | 'ended' | 'strange-frame';

export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly reason: SignInFault;
  constructor(reason: SignInFault, options?: ErrorOptions) {
    super(`sign-in failed: ${reason}`, options);
    this.reason = reason;
  }
}
