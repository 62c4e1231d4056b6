import type { Role, Scope } from '#contracts';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, SECOND } from '../../../../platform/clock/clock.js';
import { sha256 } from '../../../../platform/crypto/tokens.js';
import { Database } from '../../../../platform/database/database.js';

export interface SessionIdentity {
  readonly sessionId: string;
  readonly userId: string;
  readonly name: string;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** By store id. */
  readonly roles: Readonly<Record<string, Role>>;
}
export interface KeyIdentity {
  readonly keyId: string;
  readonly storeId: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
}
interface Known<T> { readonly identity: T; readonly until: Date }

/** How long another process may go on with what it knew of a session or key. This one forgets at once. */
const REMEMBERED_MS = 3 * SECOND;
const REMEMBERED_MAX = 5000;

/** Who a session token or an API key belongs to. The one place that looks people and keys up across stores. */
@Injectable()
export class Identities {
  readonly #sessions = new LRUCache<string, Known<SessionIdentity>>({ max: REMEMBERED_MAX });
  readonly #keys = new LRUCache<string, Known<KeyIdentity>>({ max: REMEMBERED_MAX });
  #generation = 0;

  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Undefined when the session is unknown, ended or expired. */
  async findSession(token: string): Promise<SessionIdentity | undefined> {
    const hash = sha256(token);
    const identity = await this.#remembered(this.#sessions, hash, () => this.#loadSession(hash));
    return identity && identity.expiresAt > this.clock.now() ? identity : undefined;
  }

  /** Also finds revoked and expired keys, so that their use can be noticed. */
  async findKey(key: string): Promise<KeyIdentity | undefined> {
    const hash = sha256(key);
    return this.#remembered(this.#keys, hash, () => this.#loadKey(hash));
  }

  /** Call after every change of sessions, keys, members or roles: the next request sees it. */
  forget(): void {
    this.#generation += 1;
    this.#sessions.clear();
    this.#keys.clear();
  }

  async #remembered<T>(cache: LRUCache<string, Known<T>>, hash: string, load: () => Promise<T | undefined>): Promise<T | undefined> {
    const now = this.clock.now();
    const known = cache.get(hash);
    if (known && known.until > now) return known.identity;
    const generation = this.#generation;
    const identity = await load();
    // What was read before a change must not be remembered after it.
    if (identity !== undefined && generation === this.#generation) cache.set(hash, { identity, until: new Date(now.getTime() + REMEMBERED_MS) });
    return identity;
  }

  async #loadSession(hash: string): Promise<SessionIdentity | undefined> {
    const [row] = await this.db.acrossStoresStatement<SessionIdentity>('login', SESSION, [hash]);
    return row;
  }
  async #loadKey(hash: string): Promise<KeyIdentity | undefined> {
    const [row] = await this.db.acrossStoresStatement<KeyIdentity>('login', KEY, [hash]);
    return row;
  }
}

const SESSION = `select s.id as "sessionId", s.user_id as "userId", u.name, s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt",
    coalesce((select jsonb_object_agg(m.store_id, m.role) from members m where m.user_id = s.user_id), '{}') as roles
  from sessions s join users u on u.id = s.user_id where s.token_hash = $1`;
const KEY = `select id as "keyId", store_id as "storeId", name, scopes, last_used_at as "lastUsedAt", expires_at as "expiresAt", revoked_at as "revokedAt"
  from api_keys where key_hash = $1`;
