/** The errors of OAuth the token endpoint answers with. */
export type OAuthReason =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client';

/** A refusal of the token endpoint, with Entra's own number. */
export class OAuthRefused extends Error {
  override readonly name = 'OAuthRefused';
  readonly reason: OAuthReason;
  readonly number: number;
  constructor(reason: OAuthReason, number: number, message: string, options?: ErrorOptions) {
    super(`AADSTS${number}: ${message}`, options);
    this.reason = reason;
    this.number = number;
  }
}

export const oauthErrorBody = ({ reason, number, message }: OAuthRefused, id: string, timestamp: string) => ({
  error: reason,
  error_description: message,
  error_codes: [number],
  timestamp,
  trace_id: id,
  correlation_id: id,
});
