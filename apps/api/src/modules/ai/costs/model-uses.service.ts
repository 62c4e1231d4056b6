import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { idFloor, newId } from '../../../platform/database/ids.js';
import type { TokenUsage } from '../runs/run-log.js';

/** `usage` of all calls together; the cost in millionths of a US dollar, null when it is unknown. */
export interface ModelUse { readonly kind: 'playground' | 'test' | 'photo'; readonly usage: TokenUsage; readonly costMicroUsd: number | null; /** A bare uuid, of a photo. */ readonly mediaId?: string }

/** A photo belongs to the conversation in which it came. */
const INSERT = `insert into model_uses (store_id, id, kind, media_id, conversation_id, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_micro_usd, started_at)
  select $1, $2, $3, $4, (select m.conversation_id from media f join messages m on m.store_id = f.store_id and m.id = f.message_id where f.store_id = $1 and f.id = $4), $5, $6, $7, $8, $9, $10`;
/** For the transaction that keeps a run: the photos of messages $2 are a part of its cost from now on. */
export const TAKE_PHOTOS = `delete from model_uses u using media f where u.store_id = $1 and f.store_id = $1 and f.id = u.media_id and f.message_id = any($2::uuid[])`;

const INSERT_PAINTING = `insert into model_uses (store_id, id, kind, pictures, input_tokens, output_tokens, cache_read_tokens, cache_write_tokens, cost_micro_usd, started_at)
  values ($1, $2, 'painting', 1, 0, 0, 0, 0, $3, $4)`;
const LOCK_PAINTINGS = `select pg_advisory_xact_lock(hashtextextended('paintings ' || $1, 0))`;
const COUNT_PAINTINGS = `select coalesce(sum(pictures), 0)::int as count from model_uses where store_id = $1 and kind = 'painting' and id >= $2`;
const DROP_PAINTING = `delete from model_uses where store_id = $1 and id = $2 and kind = 'painting'`;

const INSERT_TRIAL = 'insert into playground_trials (store_id, first_at) values ($1, $2) on conflict do nothing';

/** What models did without an answer to a customer: it costs as much. */
@Injectable()
export class ModelUses {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** That somebody of the store tried the assistant, with whatever engine. */
  async noteTrial(storeId: string): Promise<void> {
    await this.db.inStoreStatement(storeId, INSERT_TRIAL, [storeId, this.clock.now()]);
  }

  async note(storeId: string, { kind, usage, costMicroUsd, mediaId }: ModelUse): Promise<void> {
    if (usage.input + usage.output + usage.cacheRead + usage.cacheWrite === 0) return;
    await this.db.inStoreStatement(storeId, INSERT, [storeId, newId(), kind, mediaId ?? null, usage.input, usage.output, usage.cacheRead, usage.cacheWrite, costMicroUsd, this.clock.now()]);
  }

  /**
   * Counts a picture before it is asked for: whatever becomes of it then, the service may want its money.
   * @param costMicroUsd null when it is unknown
   * @param mostADay of the store, in the last 24 hours
   * @returns a bare uuid for `dropPainting`; undefined when there were as many already
   */
  async startPainting(storeId: string, costMicroUsd: number | null, mostADay: number): Promise<string | undefined> {
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      await tx.query(LOCK_PAINTINGS, [storeId]);
      const [painted] = await queryRows<{ count: number }>(tx, COUNT_PAINTINGS, [storeId, idFloor(new Date(now.getTime() - DAY))]);
      if ((painted?.count ?? 0) >= mostADay) return undefined;
      const id = newId();
      await tx.query(INSERT_PAINTING, [storeId, id, costMicroUsd, now]);
      return id;
    });
  }

  /** Nothing was painted after all. */
  async dropPainting(storeId: string, id: string): Promise<void> {
    await this.db.inStoreStatement(storeId, DROP_PAINTING, [storeId, id]);
  }
}
