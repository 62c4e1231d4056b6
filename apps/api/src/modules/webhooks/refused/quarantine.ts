import type { RawRequest } from '#providers/contract';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { WriteBuffer } from '../../../platform/buffer/write-buffer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Keyring } from '../../../platform/crypto/keyring.js';
import { sha256 } from '../../../platform/crypto/tokens.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { APPEND } from '../webhook-events.queries.js';
import { appendValues, type NewWebhookEvent } from '../webhook-events.js';
import { HOLD_QUARANTINED, LIST_QUARANTINED, QUARANTINE, RELEASE_QUARANTINED, TRIM_QUARANTINE } from './refused-events.queries.js';
import { openSignature, sealSignature, type Signature } from './sealed-request.js';

const MAX_BODY_BYTES = 64 * 1024;
const KEPT_BODIES = 1_000;
/** Different bodies kept in one second. */
const MAX_A_SECOND = 50;
/** Headers in which any provider signs, and how long one may be. */
const SIGNATURE_HEADER = /signature/;
const MAX_SIGNATURE = 500;

export type QuarantineReason = 'unknown_number' | 'malformed';
interface QuarantinedBody { readonly digest: string; readonly body: Buffer; readonly signature: Signature; readonly source: string; readonly reason: QuarantineReason; readonly firstAt: Date; lastAt: Date; count: number }
/** A kept body with what is needed to verify it. `request` is undefined when no key of the keyring opens its signature. */
export interface QuarantinedEvent {
  readonly digest: string; readonly request: RawRequest | undefined; readonly body: Buffer;
  readonly source: string; readonly reason: QuarantineReason; readonly firstAt: Date; readonly lastAt: Date; readonly count: number;
}
interface QuarantinedRow { digest: string; body: Buffer; signature: string | null; source: string; reason: QuarantineReason; first_at: Date; last_at: Date; count: number }

/** The newest bodies that name no known account. They belong to no store; equal ones with equal signatures are one row. */
@Injectable()
export class Quarantine implements BeforeApplicationShutdown {
  readonly #bodies: WriteBuffer<QuarantinedBody>;

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly keyring: Keyring) {
    this.#bodies = new WriteBuffer({ name: 'quarantined bodies', max: MAX_A_SECOND, write: (bodies) => this.#write(bodies) });
  }

  /** Never throws and never waits. Large bodies are only noted, not kept. */
  keep(request: RawRequest & { readonly source: string }, reason: QuarantineReason): void {
    if (request.rawBody.byteLength > MAX_BODY_BYTES) return;
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name, value]) => SIGNATURE_HEADER.test(name) && value.length <= MAX_SIGNATURE));
    const signature = { headers, pathKey: request.pathKey.slice(0, MAX_SIGNATURE) };
    // With the signature: a copy of a body that somebody signs with anything must not take its place.
    const digest = sha256(`${sha256(request.rawBody)} ${JSON.stringify(signature)}`);
    const now = this.clock.now();
    const known = this.#bodies.find(digest);
    if (known) {
      known.count += 1;
      known.lastAt = now;
    } else this.#bodies.add(digest, { digest, body: request.rawBody, signature, source: request.source, reason, firstAt: now, lastAt: now, count: 1 });
  }

  /** All that is kept, oldest first. */
  async list(): Promise<QuarantinedEvent[]> {
    await this.flush();
    const rows = await this.db.acrossStores('intake', (tx) => queryRows<QuarantinedRow>(tx, LIST_QUARANTINED));
    return rows.map((row) => ({
      digest: row.digest, body: row.body, request: this.#requestOf(row), source: row.source, reason: row.reason, firstAt: row.first_at, lastAt: row.last_at, count: row.count,
    }));
  }

  /** Takes a body out, unless it is kept, and makes it `events`, both or none. Ring INGEST afterwards. False when somebody else did. */
  async release(digest: string, events: readonly NewWebhookEvent[], { keepsIt }: { readonly keepsIt: boolean }): Promise<boolean> {
    return this.db.acrossStores('intake', async (tx) => {
      const released = await queryRows(tx, keepsIt ? HOLD_QUARANTINED : RELEASE_QUARANTINED, [digest]);
      if (released.length > 0) await tx.query(APPEND, appendValues(events));
      return released.length > 0;
    });
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    await this.#bodies.flush();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.#bodies.close();
  }

  #requestOf({ digest, body, signature }: QuarantinedRow): RawRequest | undefined {
    const opened = signature === null ? undefined : openSignature(this.keyring, digest, signature);
    return opened && { ...opened, rawBody: body };
  }

  async #write(bodies: readonly QuarantinedBody[]): Promise<void> {
    await this.db.acrossStores('intake', async (tx) => {
      await tx.query(QUARANTINE, [
        bodies.map((item) => item.digest), bodies.map((item) => item.body), bodies.map((item) => item.source), bodies.map((item) => item.reason),
        bodies.map((item) => item.firstAt), bodies.map((item) => item.lastAt), bodies.map((item) => item.count),
        // One provider's signature is the secret itself.
        bodies.map((item) => sealSignature(this.keyring, item.digest, item.signature)),
      ]);
      await tx.query(TRIM_QUARANTINE, [KEPT_BODIES]);
    });
  }
}
