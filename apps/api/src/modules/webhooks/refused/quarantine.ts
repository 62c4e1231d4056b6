import type { RawRequest } from '#providers/contract';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { WriteBuffer } from '../../../platform/buffer/write-buffer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { sha256 } from '../../../platform/crypto/tokens.js';
import { Database } from '../../../platform/database/database.js';
import { QUARANTINE, TRIM_QUARANTINE } from './refused-events.queries.js';

const MAX_BODY_BYTES = 64 * 1024;
const KEPT_BODIES = 1_000;
/** Different bodies kept in one second. */
const MAX_A_SECOND = 50;

interface QuarantinedBody { readonly digest: string; readonly body: Buffer; readonly source: string; readonly reason: string; readonly firstAt: Date; lastAt: Date; count: number }

/** The newest bodies that name no known account. They belong to no store; equal ones are one row. */
@Injectable()
export class Quarantine implements BeforeApplicationShutdown {
  readonly #bodies: WriteBuffer<QuarantinedBody>;

  constructor(private readonly db: Database, private readonly clock: Clock) {
    this.#bodies = new WriteBuffer({ name: 'quarantined bodies', max: MAX_A_SECOND, write: (bodies) => this.#write(bodies) });
  }

  /** Never throws and never waits. Large bodies are only noted, not kept. */
  keep(request: RawRequest & { readonly source: string }, reason: 'unknown_number' | 'malformed'): void {
    if (request.rawBody.byteLength > MAX_BODY_BYTES) return;
    const digest = sha256(request.rawBody);
    const now = this.clock.now();
    const known = this.#bodies.find(digest);
    if (known) {
      known.count += 1;
      known.lastAt = now;
    } else this.#bodies.add(digest, { digest, body: request.rawBody, source: request.source, reason, firstAt: now, lastAt: now, count: 1 });
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    await this.#bodies.flush();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.#bodies.close();
  }

  async #write(bodies: readonly QuarantinedBody[]): Promise<void> {
    await this.db.acrossStores('intake', async (tx) => {
      await tx.query(QUARANTINE, [
        bodies.map((item) => item.digest), bodies.map((item) => item.body), bodies.map((item) => item.source), bodies.map((item) => item.reason),
        bodies.map((item) => item.firstAt), bodies.map((item) => item.lastAt), bodies.map((item) => item.count),
      ]);
      await tx.query(TRIM_QUARANTINE, [KEPT_BODIES]);
    });
  }
}
