import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { Pricing } from '../prices/totals.js';

/** How a store takes orders. */
export interface OrderSettings extends Pricing {
  /** Customers may come for the goods. */
  readonly pickup: boolean;
  /** The store's: the delivery fee is in it, so goods have to be. */
  readonly currency: string;
}

const SELECT = `select s.currency, coalesce(o.tax_rate_bp, 0) as "taxRateBp", coalesce(o.prices_include_tax, true) as "pricesIncludeTax",
  coalesce(o.delivery_fee, 0)::float8 as "deliveryFee", coalesce(o.pickup, true) as pickup
  from stores s left join order_settings o on o.store_id = s.id where s.id = $1`;
const SAVE = `insert into order_settings (store_id, tax_rate_bp, prices_include_tax, delivery_fee, pickup, updated_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (store_id) do update set tax_rate_bp = excluded.tax_rate_bp, prices_include_tax = excluded.prices_include_tax, delivery_fee = excluded.delivery_fee,
    pickup = excluded.pickup, updated_at = excluded.updated_at`;

/** Each store's tax, delivery fee and pickup. Orders keep what held when they were placed. */
@Injectable()
export class OrderSettingsService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  async get(storeId: string): Promise<OrderSettings> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId), { reads: true });
  }
  async getIn(tx: Tx, storeId: string): Promise<OrderSettings> {
    const [settings] = await queryRows<OrderSettings>(tx, SELECT, [storeId]);
    if (settings === undefined) throw new Error('settings without a store');
    return settings;
  }

  /** What is left out stays. */
  async update(storeId: string, changes: Partial<Omit<OrderSettings, 'currency'>>): Promise<OrderSettings> {
    return this.db.inStore(storeId, async (tx) => {
      const next = { ...await this.getIn(tx, storeId), ...changes };
      await queryRows(tx, SAVE, [storeId, next.taxRateBp, next.pricesIncludeTax, next.deliveryFee, next.pickup, this.clock.now()]);
      this.live.append(tx, [{ storeId, type: 'store.updated', data: { id: publicId('store', storeId) } }]);
      return next;
    });
  }
}
