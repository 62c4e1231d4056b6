/** Everything refused or noticed at the edge. Grouped: same kind, account and source within an hour is one row with a count. */
export const SECURITY_EVENT_KINDS = [
  'webhook.bad_signature', 'webhook.missing_signature', 'webhook.app_secret_not_configured', 'webhook.unknown_number',
  'webhook.other_environment', 'webhook.inactive_account', 'webhook.malformed', 'webhook.bad_verify_token', 'webhook.rate_limited',
  'login.failed', 'login.rate_limited', 'password.changed', 'password.reset', 'session.csrf_refused',
  'api_key.created', 'api_key.revoked', 'api_key.refused', 'account.credentials_changed', 'account.number_taken', 'account.other_phone',
  'member.invited', 'member.role_changed', 'member.removed',
] as const;
export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number];
