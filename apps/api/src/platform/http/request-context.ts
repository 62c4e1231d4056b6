import type { Role, Scope } from '#contracts';

/** Who makes a request. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string; readonly sessionId: string; readonly name: string }
  | { readonly kind: 'api_key'; readonly keyId: string; readonly name: string; readonly scopes: readonly Scope[] };

/** What the access guard found out, attached to the request. */
export interface RequestAccess {
  readonly actor: Actor;
  /** Set on routes below /stores/:store_id. */
  readonly storeId?: string;
  readonly role?: Role;
}
declare module 'fastify' {
  interface FastifyRequest {
    access?: RequestAccess;
  }
}
