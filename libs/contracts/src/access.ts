/** Ranked from least to most. */
export const ROLES = ['agent', 'admin', 'owner'] as const;
export type Role = (typeof ROLES)[number];
/** What an API key may do. Reading and writing are separate; a key holds any set of these. */
export const SCOPES = [
  'conversations:read', 'conversations:write', 'messages:send', 'customers:read', 'customers:write', 'catalog:read', 'catalog:write', 'orders:read', 'orders:write',
  'knowledge:read', 'knowledge:write', 'accounts:read', 'templates:read', 'templates:write', 'assistant:read', 'assistant:write', 'bulk:read', 'bulk:write', 'notifications:read', 'notifications:write', 'events:read', 'media:read', 'media:write',
] as const;
export type Scope = (typeof SCOPES)[number];
/** True when `role` is `needed` or more. */
export function atLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
