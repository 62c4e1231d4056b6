import { parsePublicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { StockWishes, type StockWishRow } from '../../catalog/index.js';
import { CustomersService, findOrCreateByPhone, phoneForms } from '../../customers/index.js';

/** Wishes for what is sold out, as people and programs enter them. */
@Injectable()
export class Wishing {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly wishes: StockWishes, private readonly customers: CustomersService) {}

  /** @throws AppError customer.not_found, product.not_found, stock_wish.in_stock, request.invalid */
  async note(storeId: string, customer: string, variantId: string, by: Actor): Promise<StockWishRow> {
    const known = parsePublicId('customer', customer);
    if (known !== undefined) await this.customers.get(storeId, known);
    return this.db.inStore(storeId, async (tx) => {
      const customerId = known ?? await this.#byPhone(tx, storeId, customer);
      const id = await this.wishes.note(tx, storeId, { variantId, customerId, source: by.kind === 'user' ? 'person' : 'api', actorName: by.name });
      return this.wishes.getIn(tx, storeId, id);
    });
  }

  /** On the tap of the customer of a conversation; the assistant asked. */
  async noteFrom(storeId: string, conversationId: string, variantId: string): Promise<'noted' | 'in_stock' | 'unknown'> {
    try {
      return await this.db.inStore(storeId, async (tx) => {
        const [thread] = await queryRows<{ customer_id: string }>(tx, 'select customer_id from conversations where store_id = $1 and id = $2', [storeId, conversationId]);
        if (thread === undefined) return 'unknown';
        await this.wishes.note(tx, storeId, { variantId, customerId: thread.customer_id, conversationId, source: 'assistant' });
        return 'noted';
      });
    } catch (error) {
      if (error instanceof AppError && error.code === 'stock_wish.in_stock') return 'in_stock';
      if (error instanceof AppError && error.code === 'product.not_found') return 'unknown';
      throw error;
    }
  }

  async #byPhone(tx: Tx, storeId: string, text: string): Promise<string> {
    const phone = phoneForms(text);
    if (!phone) throw AppError.field('not_a_phone', '/customer', 'A phone number in international form or a customer id');
    return findOrCreateByPhone(tx, storeId, phone, this.clock.now());
  }
}
