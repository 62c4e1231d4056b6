export const ACCOUNT_STATUSES = ['active', 'inactive'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
/** Of an account that hangs on a linked device: only `connected` sends and receives. `logged_out` and `expired` need a new link. */
export const SESSION_STATES = ['connected', 'connecting', 'need_scan', 'need_passkey', 'disconnected', 'logged_out', 'expired'] as const;
export type SessionState = (typeof SESSION_STATES)[number];
/** Store subscription; `inactive` keeps incoming events unread until the plan resumes. */
export const SUBSCRIPTION_STATUSES = ['trial', 'active', 'inactive'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** How a secret appears outside the server: never its value. */
export interface SecretView { set: boolean; last4: string | null; updated_at: string | null }
