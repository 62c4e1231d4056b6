import type { ConnectionCheck } from '#providers/contract';
import type { ConnectionCheckDto } from './channels.dto.js';

/** What the provider said of an account. */
export function presentCheck(check: ConnectionCheck): ConnectionCheckDto {
  return {
    ok: check.ok,
    display_phone_number: check.displayPhoneNumber ?? null,
    verified_name: check.verifiedName ?? null,
    app_id: check.appId ?? null,
    quality_rating: check.qualityRating ?? null,
    token_expires_at: check.tokenExpiresAt?.toISOString() ?? null,
    subscribed: check.subscribed ?? null,
    parts: (check.parts ?? []).map(({ part, ok }) => ({ part, ok })),
    problems: check.problems.map((problem) => ({ ...problem, field: problem.field ?? null })),
  };
}
