import type { UsageState } from '#contracts';

/** From 80, 95 and 100 % a shop is told. */
export function stateOf(used: number, limit: number | null): UsageState {
  if (limit === null) return 'ok';
  const share = used / limit;
  if (share >= 1) return 'reached';
  if (share >= 0.95) return 'critical';
  return share >= 0.8 ? 'warning' : 'ok';
}
