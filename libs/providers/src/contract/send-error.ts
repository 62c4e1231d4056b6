/**
 * `retry`: try again after a while. `reject`: will never work unchanged. `account`: the account is unusable until somebody
 * corrects it, the message waits. `unknown`: the other side may have acted, never send again blindly.
 */
export const SEND_ERROR_KINDS = ['retry', 'reject', 'account', 'unknown'] as const;
export type SendErrorKind = (typeof SEND_ERROR_KINDS)[number];

/** The only error that `send` and the other calls of a provider throw on purpose. Carries no credential value. */
export class SendError extends Error {
  constructor(
    readonly kind: SendErrorKind,
    /** `<provider>.<their code>`, or `<provider>.no_answer`. */
    readonly code: string,
    /** Redacted details for logs and the thread. */
    readonly detail: string = '',
    /** For `retry`: earliest next try, in milliseconds from now. */
    readonly retryAfterMs?: number,
    /** For `retry`: the limit is one of the number, so that everything from it waits. */
    readonly holdsNumber = false,
  ) {
    super(`${code}${detail ? `: ${detail}` : ''}`);
    this.name = 'SendError';
  }
}
