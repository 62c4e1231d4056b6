import type { Role, Scope } from '#contracts';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';

export const ACCESS = 'parley:access';
/** What a route asks of its caller. */
export type AccessRule =
  | { readonly kind: 'public' }
  | { readonly kind: 'signed_in' }
  | { readonly kind: 'store'; readonly role: Role; readonly scope?: Scope };

/** Open to everybody. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, { kind: 'public' } satisfies AccessRule);
}
/** Any logged-in person, without a store. API keys are refused. */
export function SignedIn(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, { kind: 'signed_in' } satisfies AccessRule), ApiCookieAuth(), ApiUnauthorizedResponse());
}
/**
 * A member of the store in the path with at least `role`, or an API key of that store that holds `scope`. Without a scope
 * API keys are refused. A store that is not the caller's answers 404. Routes without any of the three decorators are refused.
 */
export function Access(rule: { role: Role; scope?: Scope }): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, { kind: 'store', ...rule } satisfies AccessRule), ApiCookieAuth(), ...(rule.scope === undefined ? [] : [ApiBearerAuth()]), ApiUnauthorizedResponse(), ApiForbiddenResponse());
}
