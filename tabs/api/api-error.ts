import type { RefusalReason } from '../../programme/index.ts';

/** What went wrong on the way to the server and back; the catalogues have a sentence with a remedy for each. */
export type ApiFault = 'unreachable' | 'signed-out' | 'refused' | 'unreadable' | 'failed' | 'no-access';

export type RefusalReply = { reason: RefusalReason; values: Readonly<Record<string, string>> };

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly reason: ApiFault;
  /** The rule that said no, when the reason is `refused`. */
  readonly refusal: RefusalReply | undefined;
  constructor(reason: ApiFault, options: ErrorOptions & { refusal?: RefusalReply } = {}) {
    super(`the server could not be used: ${reason}`, options);
    this.reason = reason;
    this.refusal = options.refusal;
  }
}
