import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { CustomerRow } from '../customer.js';
import { presentCustomer } from '../customers.presenter.js';
import { DATE_NAMES, LIST_DATES, REMOVE_DATE, SET_DATE } from './customer-dates.queries.js';

export interface CustomerDateRow { readonly name: string; readonly day: string; readonly repeats_yearly: boolean; readonly updated_at: Date }
const MAX_DATES = 20;

/** Dates that a store keeps of its customers: a birthday, an appointment, the end of a warranty. */
@Injectable()
export class CustomerDates {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** By name. @throws AppError customer.not_found */
  async list(storeId: string, customerId: string): Promise<CustomerDateRow[]> {
    return this.db.inStore(storeId, async (tx) => queryRows<CustomerDateRow>(tx, LIST_DATES, [storeId, (await demandCustomer(tx, storeId, customerId)).id]), { reads: true });
  }

  /** Names in use, the most used first. */
  async names(storeId: string): Promise<string[]> {
    return (await this.db.inStoreStatement<{ name: string }>(storeId, DATE_NAMES, [storeId])).map(({ name }) => name);
  }

  /** A new date, or another day for a known one. @throws AppError customer.not_found, request.invalid */
  async set(storeId: string, customerId: string, name: string, { day, repeatsYearly }: { readonly day: string; readonly repeatsYearly: boolean }): Promise<CustomerDateRow[]> {
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      const customer = await demandCustomer(tx, storeId, customerId);
      const known = await queryRows<CustomerDateRow>(tx, LIST_DATES, [storeId, customer.id]);
      if (known.length >= MAX_DATES && known.every((each) => each.name !== name)) throw AppError.field('too_many', '/name', `At most ${MAX_DATES} dates`, { max: MAX_DATES });
      await queryRows(tx, SET_DATE, [storeId, customer.id, name, newId(), day, repeatsYearly, now]);
      this.#tell(tx, customer);
      return queryRows<CustomerDateRow>(tx, LIST_DATES, [storeId, customer.id]);
    });
  }

  /** One that is not there is as good as removed. @throws AppError customer.not_found */
  async remove(storeId: string, customerId: string, name: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const customer = await demandCustomer(tx, storeId, customerId);
      if ((await queryRows(tx, REMOVE_DATE, [storeId, customer.id, name])).length > 0) this.#tell(tx, customer);
    });
  }

  #tell(tx: Tx, customer: CustomerRow): void {
    this.live.append(tx, [{ storeId: customer.store_id, type: 'customer.updated', data: { customer: presentCustomer(customer) } }]);
  }
}

/** Gives whom they turned out to be. */
async function demandCustomer(tx: Tx, storeId: string, customerId: string): Promise<CustomerRow> {
  const [row] = await queryRows<CustomerRow>(tx, 'select r.* from customers c join customers r on r.store_id = c.store_id and r.id = coalesce(c.merged_into, c.id) where c.store_id = $1 and c.id = $2', [storeId, customerId]);
  if (row === undefined) throw new AppError('customer.not_found');
  return row;
}
