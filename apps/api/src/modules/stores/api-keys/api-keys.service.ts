import { publicId, type Scope } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock, HOUR, MINUTE } from '../../../platform/clock/clock.js';
import { randomToken, sha256 } from '../../../platform/crypto/tokens.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Page, PageQuery } from '../../../platform/http/page.js';
import { pageById } from '../../../platform/http/page-by-id.js';
import { SecurityEvents } from '../../security/index.js';
import { Identities, type KeyIdentity } from '../login/sessions/identities.js';
import { ApiKey } from './api-key.entity.js';

/** Every key begins so: secret scanners and people recognise it. */
const KEY_PREFIX = 'sk_';
/** Letters of a key that lists show besides the last four. */
const SHOWN_LETTERS = 7;
/** `last used` is noted at most this often. */
const USE_NOTED_MS = MINUTE;

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt?: Date;
}
export interface ApiKeyWithValue {
  readonly apiKey: ApiKey;
  /** Shown this once. */
  readonly value: string;
}

/** Keys with which programs act for a store. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly identities: Identities,
    private readonly security: SecurityEvents,
  ) {}

  async create(storeId: string, byUserId: string, input: NewApiKey): Promise<ApiKeyWithValue> {
    const created = await this.db.inStore(storeId, (tx) => this.#insert(tx, storeId, byUserId, input));
    this.#record(storeId, 'api_key.created', byUserId, created.apiKey);
    return created;
  }

  /** All keys, revoked ones included. */
  async list(storeId: string, page: PageQuery): Promise<Page<ApiKey>> {
    return this.db.inStore(storeId, (tx) => pageById(tx.getRepository(ApiKey).createQueryBuilder('key').where('key.storeId = :storeId', { storeId }), page, (key) => key));
  }

  /** Works no more from now on. Revoking twice is no error. @throws AppError api_key.not_found */
  async revoke(storeId: string, byUserId: string, keyId: string): Promise<void> {
    const revoked = await this.db.inStore(storeId, async (tx) => {
      const key = await lockKey(tx, storeId, keyId);
      if (key.revokedAt === null) await tx.getRepository(ApiKey).update({ storeId, id: keyId }, { revokedAt: this.clock.now() });
      return key;
    });
    this.identities.forget();
    if (revoked.revokedAt === null) this.#record(storeId, 'api_key.revoked', byUserId, revoked);
  }

  /**
   * A new key with the same name and scopes; the old one goes on for `overlapHours`.
   * @throws AppError api_key.not_found, also for a revoked or expired key
   */
  async rotate(storeId: string, byUserId: string, keyId: string, overlapHours: number): Promise<ApiKeyWithValue> {
    const created = await this.db.inStore(storeId, async (tx) => {
      const now = this.clock.now();
      const end = this.clock.in(overlapHours * HOUR);
      const old = await lockKey(tx, storeId, keyId);
      if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= now)) throw new AppError('api_key.not_found');
      await tx.getRepository(ApiKey).update({ storeId, id: keyId }, { expiresAt: old.expiresAt !== null && old.expiresAt < end ? old.expiresAt : end });
      return this.#insert(tx, storeId, byUserId, { name: old.name, scopes: old.scopes });
    });
    this.identities.forget();
    this.#record(storeId, 'api_key.created', byUserId, created.apiKey);
    return created;
  }

  /** Notes that a key was used, now and then. */
  async noteUse(key: KeyIdentity): Promise<void> {
    const before = this.clock.ago(USE_NOTED_MS);
    if (key.lastUsedAt !== null && key.lastUsedAt > before) return;
    await this.db.inStore(key.storeId, (tx) => queryRows(tx,
      'update api_keys set last_used_at = $3 where store_id = $1 and id = $2 and (last_used_at is null or last_used_at < $4)', [key.storeId, key.keyId, this.clock.now(), before]));
  }

  async #insert(tx: Tx, storeId: string, byUserId: string, input: NewApiKey): Promise<ApiKeyWithValue> {
    const value = `${KEY_PREFIX}${randomToken()}`;
    const apiKey: ApiKey = {
      storeId, id: newId(), name: input.name, keyHash: sha256(value), prefix: value.slice(0, SHOWN_LETTERS), last4: value.slice(-4), scopes: [...new Set(input.scopes)],
      createdBy: byUserId, createdAt: this.clock.now(), lastUsedAt: null, expiresAt: input.expiresAt ?? null, revokedAt: null,
    };
    await tx.getRepository(ApiKey).insert(apiKey);
    return { apiKey, value };
  }

  #record(storeId: string, kind: 'api_key.created' | 'api_key.revoked', byUserId: string, key: ApiKey): void {
    this.security.record({ storeId, kind, source: publicId('user', byUserId), detail: { api_key_id: publicId('api_key', key.id), name: key.name } });
  }
}

async function lockKey(tx: Tx, storeId: string, keyId: string): Promise<ApiKey> {
  const key = await tx.getRepository(ApiKey).findOne({ where: { storeId, id: keyId }, lock: { mode: 'pessimistic_write' } });
  if (!key) throw new AppError('api_key.not_found');
  return key;
}
