import type { SendResult } from '#providers/contract';

/** One try to send a message; its id travels with the message and comes back with its statuses. */
export interface Attempt {
  readonly id: string;
  readonly storeId: string;
  readonly messageId: string;
  readonly accountId: string;
  /** 1 for the first. */
  readonly number: number;
  /** How many there were since somebody last asked for it, this one included. */
  readonly tries: number;
}
/** How a try ended. `retry`: nothing was sent, try again in `afterMs`. `limited`: the same, for everything from this number, and it counts as no try. `account`: nothing was sent, the account is unusable. */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly result: SendResult }
  | { readonly kind: 'retry'; readonly code: string; readonly detail: string; readonly afterMs: number }
  | { readonly kind: 'limited'; readonly code: string; readonly detail: string; readonly afterMs: number }
  | { readonly kind: 'rejected'; readonly code: string; readonly detail: string }
  | { readonly kind: 'account'; readonly code: string; readonly detail: string }
  | { readonly kind: 'unknown'; readonly code: string; readonly detail: string };
