import { Injectable } from '@nestjs/common';
import { Clock, DAY, MINUTE } from '../clock/clock.js';
import { Keyring } from '../crypto/keyring.js';
import { Database, queryRows } from '../database/database.js';
import { newId } from '../database/ids.js';

/** For how long a repetition is known as one. */
export const KEPT_MS = DAY;
/** A request that has not ended by then died with its process: the next one with its key runs again. */
const LEASE_MS = MINUTE;

export interface KeyedRequest {
  readonly storeId: string;
  /** Method and route pattern. */
  readonly route: string;
  readonly key: string;
  /** Digest of address and body. */
  readonly fingerprint: string;
}
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly location?: string;
}
export type KeyClaim =
  | { readonly kind: 'mine'; readonly claim: string }
  | { readonly kind: 'replay'; readonly answer: StoredAnswer }
  | { readonly kind: 'in_flight' }
  | { readonly kind: 'reused' };

interface KeyRow { fingerprint: string; status: number | null; answer: string | null }

/** First requests and their answers, for a day. Answers are sealed: some show a secret once. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly keyring: Keyring) {}

  /** Of any number of simultaneous requests exactly one gets `mine`. */
  async claim(request: KeyedRequest): Promise<KeyClaim> {
    const { storeId, route, key, fingerprint } = request;
    const claim = newId();
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx): Promise<KeyClaim> => {
      const mine = await queryRows(tx, CLAIM, [storeId, route, key, fingerprint, claim, this.clock.in(LEASE_MS), now, this.clock.ago(KEPT_MS)]);
      if (mine.length > 0) return { kind: 'mine', claim };
      const [row] = await queryRows<KeyRow>(tx, 'select fingerprint, status, answer from idempotency_keys where store_id = $1 and route = $2 and key = $3', [storeId, route, key]);
      if (!row) return { kind: 'in_flight' };
      if (row.fingerprint !== fingerprint) return { kind: 'reused' };
      if (row.status === null || row.answer === null) return { kind: 'in_flight' };
      return { kind: 'replay', answer: JSON.parse(this.keyring.open(row.answer, bindingOf(request))) as StoredAnswer };
    });
  }

  async settle(request: KeyedRequest, claim: string, answer: StoredAnswer): Promise<void> {
    const sealed = this.keyring.seal(JSON.stringify(answer), bindingOf(request));
    await this.db.inStore(request.storeId, (tx) => tx.query(
      'update idempotency_keys set status = $5, answer = $6 where store_id = $1 and route = $2 and key = $3 and claim = $4', [request.storeId, request.route, request.key, claim, answer.status, sealed]));
  }

  /** Nothing happened: the key is free again. */
  async release(request: KeyedRequest, claim: string): Promise<void> {
    await this.db.inStore(request.storeId, (tx) => tx.query(
      'delete from idempotency_keys where store_id = $1 and route = $2 and key = $3 and claim = $4', [request.storeId, request.route, request.key, claim]));
  }

  /** Removes what is older than a day. */
  async purge(): Promise<void> {
    await this.db.acrossStoresStatement('retention', 'delete from idempotency_keys where created_at < $1', [this.clock.ago(KEPT_MS)]);
  }
}

const CLAIM = `insert into idempotency_keys as k (store_id, route, key, fingerprint, claim, lease_until, created_at) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (store_id, route, key) do update set
    fingerprint = excluded.fingerprint, claim = excluded.claim, lease_until = excluded.lease_until, created_at = excluded.created_at, status = null, answer = null
  where k.created_at <= $8 or (k.status is null and k.lease_until <= $7 and k.fingerprint = excluded.fingerprint)
  returning claim`;

function bindingOf(request: KeyedRequest): readonly string[] {
  return ['idempotency', request.storeId, request.route, request.key];
}
