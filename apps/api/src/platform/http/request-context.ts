import { publicId, type Role, type Scope } from '#contracts';

/** Who makes a request. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string; readonly sessionId: string; readonly name: string }
  | { readonly kind: 'api_key'; readonly keyId: string; readonly name: string; readonly scopes: readonly Scope[] };

/** The public id of a person or an API key, as the security log names who did something. */
export function actorId(actor: Actor): string {
  return actor.kind === 'user' ? publicId('user', actor.userId) : publicId('api_key', actor.keyId);
}

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
