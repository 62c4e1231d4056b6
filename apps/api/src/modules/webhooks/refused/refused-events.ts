import type { SecurityEventKind } from '#contracts';
import type { RawRequest } from '#providers/contract';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { WriteBuffer } from '../../../platform/buffer/write-buffer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { Keyring } from '../../../platform/crypto/keyring.js';
import { sha256 } from '../../../platform/crypto/tokens.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { addressGroup } from '../../../platform/http/rate-limit-attempts.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import { APPEND } from '../webhook-events.queries.js';
import { appendValues, newWebhookEvent } from '../webhook-events.js';
import { Room } from './room.js';
import { type Refusal, refusalOf, signatureHeaders } from './refusal.js';
import { openRequest, sealRequest, type Signature } from './sealed-request.js';
import { KEEP_REFUSED, LIST_REFUSED, REMOVE_REFUSED, TAKE_REFUSED, TRIM_REFUSED } from './refused-events.queries.js';

const KEPT_OF_AN_ACCOUNT = 50;
const KEPT_BYTES_OF_AN_ACCOUNT = 32 * 1024 * 1024;
/** Bodies that are hashed although there is no room, to count equal ones. */
const SMALL_BYTES = 64 * 1024;

interface RefusedBody {
  readonly storeId: string;
  readonly accountId: string;
  readonly digest: string;
  readonly reason: SecurityEventKind;
  readonly body: Buffer;
  readonly signature: Signature;
  /** Address, or network of one caller. */
  readonly source: string;
  readonly firstAt: Date;
  lastAt: Date;
  count: number;
}
/** A kept body as people see it. */
export interface RefusedRow { readonly id: string; readonly account_id: string; readonly reason: SecurityEventKind; readonly first_at: Date; readonly last_at: Date; readonly count: number }
/** What became of kept bodies that were verified again. */
export interface ReplayReport { readonly accepted: number; readonly refused: number }

/** The newest refused bodies of each account, sealed, so that nothing is lost while a wrong secret is stored. */
@Injectable()
export class RefusedEvents implements BeforeApplicationShutdown {
  readonly #bodies: WriteBuffer<RefusedBody>;
  readonly #room = new Room();

  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly clock: Clock,
    private readonly accounts: AccountDirectory,
    private readonly env: Env,
  ) {
    this.#bodies = new WriteBuffer({ name: 'refused bodies', max: Infinity, write: (bodies) => this.#write(bodies) });
  }

  /** Never throws and never waits. Equal ones with equal signatures are one. */
  keep(account: OpenAccount, refusal: Refusal, request: RawRequest & { readonly source: string }): void {
    const source = addressGroup(request.source);
    const bytes = request.rawBody.byteLength;
    if (bytes > SMALL_BYTES && !this.#room.has(account.id, source, bytes)) return;
    const headers = Object.fromEntries(signatureHeaders(account).flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : [])));
    // With the signature: a copy of a body that somebody signs with anything must not take its place.
    const digest = sha256(`${sha256(request.rawBody)} ${JSON.stringify(headers)}`);
    const key = `${account.id} ${digest}`;
    const now = this.clock.now();
    const known = this.#bodies.find(key);
    if (known) {
      known.count += 1;
      known.lastAt = now;
      return;
    }
    if (!this.#room.take(account.id, source, bytes)) return;
    this.#bodies.add(key, {
      storeId: account.storeId, accountId: account.id, digest, reason: refusal.kind, body: request.rawBody, signature: { headers, pathKey: request.pathKey }, source,
      firstAt: now, lastAt: now, count: 1,
    });
  }

  /** Newest first, at most 50. @throws AppError account.not_found */
  async list(storeId: string, accountId: string): Promise<RefusedRow[]> {
    await this.accounts.open(storeId, accountId);
    await this.flush();
    return this.db.inStore(storeId, (tx) => queryRows<RefusedRow>(tx, LIST_REFUSED, [storeId, accountId]));
  }

  /**
   * Verifies everything kept for an account once more: what passes becomes a webhook event, the rest stays.
   * Ring INGEST afterwards. @throws AppError account.not_found
   */
  async replay(storeId: string, accountId: string): Promise<ReplayReport> {
    await this.flush();
    const account = await this.accounts.openAnew(storeId, accountId);
    return this.db.inStore(storeId, async (tx) => {
      const rows = await queryRows<{ id: string; sealed_body: string; sealed_signature: string }>(tx, TAKE_REFUSED, [storeId, accountId]);
      const kept = rows.map((row) => ({ id: row.id, request: openRequest(this.keyring, accountId, { body: row.sealed_body, signature: row.sealed_signature }) }));
      const accepted = kept.filter(({ request }) => request !== undefined && !refusalOf(account, request, this.env.PARLEY_ENVIRONMENT));
      await this.#accept(tx, account, accepted);
      return { accepted: accepted.length, refused: rows.length - accepted.length };
    });
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    await this.#bodies.flush();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.#bodies.close();
  }

  async #accept(tx: Tx, account: OpenAccount, accepted: readonly { id: string; request: RawRequest | undefined }[]): Promise<void> {
    if (accepted.length === 0) return;
    const now = this.clock.now();
    await tx.query(APPEND, appendValues(accepted.flatMap(({ request }) => (request ? [newWebhookEvent(account, request.rawBody, now)] : []))));
    await tx.query(REMOVE_REFUSED, [account.storeId, accepted.map(({ id }) => id)]);
  }

  async #write(bodies: readonly RefusedBody[]): Promise<void> {
    this.#room.clear();
    try {
      await this.#store(bodies);
    } catch (error) {
      // They wait on, and go on taking their room: while the database is away nobody fills the memory.
      for (const { accountId, source, body } of bodies) this.#room.keep(accountId, source, body.byteLength);
      throw error;
    }
  }
  async #store(bodies: readonly RefusedBody[]): Promise<void> {
    const sealed = bodies.map((item) => sealRequest(this.keyring, item.accountId, item.body, item.signature));
    await this.db.acrossStores('intake', async (tx) => {
      await tx.query(KEEP_REFUSED, [
        bodies.map((item) => item.storeId), bodies.map(() => newId()), bodies.map((item) => item.accountId), bodies.map((item) => item.reason), bodies.map((item) => item.digest),
        sealed.map(({ body }) => body), sealed.map(({ signature }) => signature),
        bodies.map((item) => item.firstAt), bodies.map((item) => item.lastAt), bodies.map((item) => item.count), bodies.map((item) => item.source), bodies.map((item) => item.body.byteLength),
      ]);
      await tx.query(TRIM_REFUSED, [bodies.map((item) => item.storeId), bodies.map((item) => item.accountId), KEPT_OF_AN_ACCOUNT, KEPT_BYTES_OF_AN_ACCOUNT]);
    });
  }
}
