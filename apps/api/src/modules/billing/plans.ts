import type { PlanId, UsageKind } from '#contracts';

export interface Plan {
  readonly id: PlanId;
  /** What a store may use in one period; null is without limit. */
  readonly limits: Readonly<Record<UsageKind, number | null>>;
}

/** Plans as data (R86, R163). A trial ends after seven days (R162); self-hosted stores have no limits. */
export const PLANS: readonly Plan[] = [
  { id: 'trial', limits: { ai_conversations: 100, messages: 2000 } },
  { id: 'starter', limits: { ai_conversations: 500, messages: 10_000 } },
  { id: 'growth', limits: { ai_conversations: 3000, messages: 60_000 } },
  { id: 'scale', limits: { ai_conversations: 15_000, messages: 300_000 } },
  { id: 'self_hosted', limits: { ai_conversations: null, messages: null } },
];

/** @throws Error for an id that no plan has */
export function planOf(id: PlanId): Plan {
  const plan = PLANS.find((each) => each.id === id);
  if (!plan) throw new Error(`there is no plan ${id}`);
  return plan;
}

/** True for a plan that stops the assistant somewhere. */
export function isLimited({ limits }: Plan): boolean {
  return Object.values(limits).some((limit) => limit !== null);
}
