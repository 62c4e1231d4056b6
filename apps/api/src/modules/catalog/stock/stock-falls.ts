import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';

/** As far back as a dry run of notifications looks. */
const KEPT_DAYS = 90;

/** Variants of which there are fewer with what is about to be written. JSON list of `id`, `stock`, `at`. Where nobody counts, nothing falls. */
export async function noteFalls(tx: Tx, storeId: string, written: readonly { readonly id: string; readonly stock: number | null; readonly at: Date }[]): Promise<void> {
  await queryRows(tx, `insert into stock_falls (store_id, id, variant_id, before, after, at)
    select $1, gen_random_uuid(), v.id, v.stock, n.stock, n.at from product_variants v, jsonb_to_recordset($2) as n(id uuid, stock integer, at timestamptz)
    where v.store_id = $1 and v.id = n.id and n.stock < v.stock`, [storeId, JSON.stringify(written)]);
}

/** What became fewer when, for ninety days. */
@Injectable()
export class StockFalls {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async purge(): Promise<void> {
    await this.db.acrossStoresStatement('retention', 'delete from stock_falls where at < $1', [this.clock.ago(KEPT_DAYS * DAY)]);
  }
}
