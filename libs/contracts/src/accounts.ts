export const ACCOUNT_STATUSES = ['active', 'inactive'] as const;
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number];
/** Store subscription; `inactive` keeps incoming events unread until the plan resumes. */
export const SUBSCRIPTION_STATUSES = ['trial', 'active', 'inactive'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** How a secret appears outside the server: never its value. */
export interface SecretView { set: boolean; last4: string | null; updated_at: string | null }
