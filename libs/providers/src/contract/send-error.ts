/**
 * `retry`: try again after a while. `reject`: will never work unchanged. `account`: the account is unusable until somebody
 * corrects it, the message waits. `unknown`: the other side may have acted, never send again blindly.
 */
export const SEND_ERROR_KINDS = ['retry', 'reject', 'account', 'unknown'] as const;
export type SendErrorKind = (typeof SEND_ERROR_KINDS)[number];

/** How what passes by itself is tried again. */
export interface RetryAdvice {
  /** Earliest next try, in milliseconds from now. */
  readonly afterMs?: number;
  /** Each further wait is so many times as long as `afterMs`; without it only the usual waits grow. */
  readonly factor?: number;
  /** How often at most, the first try included. */
  readonly tries?: number;
  /** The limit is one of the number, so that everything from it waits. */
  readonly holdsNumber?: boolean;
}

/** The only error that `send` and the other calls of a provider throw on purpose. Carries no credential value. */
export class SendError extends Error {
  constructor(
    readonly kind: SendErrorKind,
    /** `<provider>.<their code>`, or `<provider>.no_answer`. */
    readonly code: string,
    /** Redacted details for logs and the thread. */
    readonly detail: string = '',
    /** For `retry`. */
    readonly retry: RetryAdvice = {},
  ) {
    super(`${code}${detail ? `: ${detail}` : ''}`);
    this.name = 'SendError';
  }
}
