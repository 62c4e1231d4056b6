/** Plans that a store can have; `self_hosted` has no limits. */
export const PLAN_IDS = ['trial', 'starter', 'growth', 'scale', 'self_hosted'] as const;
export type PlanId = (typeof PLAN_IDS)[number];

/** What plans limit: AI conversations (a conversation that the assistant answered, once for every 24 hours) and messages that the store sent. */
export const USAGE_KINDS = ['ai_conversations', 'messages'] as const;
export type UsageKind = (typeof USAGE_KINDS)[number];

/** From 80, 95 and 100 % of a limit. */
export const USAGE_STATES = ['ok', 'warning', 'critical', 'reached'] as const;
export type UsageState = (typeof USAGE_STATES)[number];
