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
}
export type KeyClaim =
  | { readonly kind: 'mine'; readonly claim: string }
  | { readonly kind: 'replay'; readonly answer: StoredAnswer }
  | { readonly kind: 'in_flight' }
  | { readonly kind: 'reused' };

export interface AnswerRotationReport {
  /** Answers sealed with the current key by this run. */
  readonly resealed: number;
  /** Answers that no key of the keyring opens; they were left as they are, and are forgotten within a day. */
  readonly unreadable: number;
}
type KeyName = Pick<KeyedRequest, 'storeId' | 'route' | 'key'>;
/** Answers that are looked at together when the keys change. */
const ROTATED_AT_ONCE = 500;

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

  /** Seals every answer again with the keyring's first key: a run that was cut off is simply started again. */
  async rotate(): Promise<AnswerRotationReport> {
    const beginning = `${this.keyring.currentKeyId}.`;
    let [resealed, unreadable] = [0, 0];
    let last: SealedAnswer | undefined;
    do {
      const rows: SealedAnswer[] = await this.db.acrossStoresStatement<SealedAnswer>('keyring', SEALED_WITH_OTHER_KEYS, [beginning, last?.storeId ?? null, last?.route ?? '', last?.key ?? '', ROTATED_AT_ONCE]);
      for (const row of rows) {
        const answer = this.#open(row);
        if (answer === undefined) unreadable += 1;
        else resealed += (await this.db.acrossStoresStatement('keyring', RESEAL, [row.storeId, row.route, row.key, row.answer, this.keyring.seal(answer, bindingOf(row))])).length;
      }
      last = rows.length < ROTATED_AT_ONCE ? undefined : rows.at(-1);
    } while (last);
    return { resealed, unreadable };
  }
  #open(row: SealedAnswer): string | undefined {
    try {
      return this.keyring.open(row.answer, bindingOf(row));
    } catch {
      return undefined;
    }
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

interface SealedAnswer extends KeyName { readonly answer: string }
/** After $2, $3, $4; those sealed with another key than the one whose sealed texts begin with $1. */
const SEALED_WITH_OTHER_KEYS = `
  select store_id as "storeId", route, key, answer from idempotency_keys
  where answer is not null and not starts_with(answer, $1) and ($2::uuid is null or (store_id, route, key) > ($2, $3, $4)) order by store_id, route, key limit $5`;
/** $4 the answer as it was read, $5 sealed anew: what was written meanwhile stays. */
const RESEAL = 'update idempotency_keys set answer = $5 where store_id = $1 and route = $2 and key = $3 and answer = $4 returning 1';

function bindingOf(request: KeyName): readonly string[] {
  return ['idempotency', request.storeId, request.route, request.key];
}
