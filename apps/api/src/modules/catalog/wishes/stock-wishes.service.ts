import { publicId, type StockWishSource } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, type PageQuery, pageOf, readCursor } from '../../../platform/http/page.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { lockProductsOf, selectOffers } from '../stock/stock.queries.js';
import { INSERT_WISH, selectOpenWish, type StockWishFilter, type StockWishRow, TELL, WITHDRAW, wishPage } from './stock-wishes.queries.js';

export interface Wish {
  readonly variantId: string;
  readonly customerId: string;
  readonly conversationId?: string | undefined;
  readonly source: StockWishSource;
  /** Who noted it. */
  readonly actorName?: string | undefined;
}

/** Who waits for what is sold out. A wish is open until its customer was told or wants it no more. */
@Injectable()
export class StockWishes {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /**
   * Notes that a customer waits; whoever waits already goes on waiting. The product is held, so that nothing comes back unseen meanwhile. Gives the wish's id.
   * @throws AppError product.not_found, stock_wish.in_stock
   */
  async note(tx: Tx, storeId: string, wish: Wish): Promise<string> {
    const { variantId, customerId } = wish;
    await lockProductsOf(tx, storeId, [variantId]);
    const [offer] = await selectOffers(tx, storeId, [variantId]);
    if (offer === undefined) throw AppError.field('product.not_found', '/variant_id');
    if (offer.stock === null || offer.stock > 0) throw AppError.field('stock_wish.in_stock', '/variant_id');
    const known = await selectOpenWish(tx, storeId, variantId, customerId);
    if (known !== undefined) return known;
    const id = newId();
    await queryRows(tx, INSERT_WISH, [storeId, id, variantId, customerId, wish.conversationId ?? null, wish.source, wish.actorName ?? null, this.clock.now()]);
    this.#tell(tx, storeId, id, wish);
    return id;
  }

  /** The customer wants it no more, or has it. @throws AppError stock_wish.not_found */
  async withdraw(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const [gone] = await queryRows<{ customer_id: string; variant_id: string }>(tx, WITHDRAW, [storeId, id, this.clock.now()]);
      if (gone) this.#tell(tx, storeId, id, { customerId: gone.customer_id, variantId: gone.variant_id });
      else await this.getIn(tx, storeId, id);
    });
  }

  /** This person was told that it is back: part of the transaction that writes the message. */
  async told(tx: Tx, storeId: string, customerId: string, variantId: string): Promise<void> {
    for (const { id } of await queryRows<{ id: string }>(tx, TELL, [storeId, customerId, variantId, this.clock.now()])) this.#tell(tx, storeId, id, { customerId, variantId });
  }

  /** Newest first. @throws AppError cursor.invalid */
  async list<T>(storeId: string, filter: StockWishFilter, page: PageQuery, present: (row: StockWishRow) => T): Promise<Page<T>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['time', 'id']);
    const { sql, values } = wishPage(storeId, filter, limit, cursor && { key: cursor.key, isBackwards: cursor.side === 'before' });
    const rows = await this.db.inStore(storeId, (tx) => queryRows<StockWishRow>(tx, sql, values), { reads: true });
    return pageOf(rows, limit, cursor, (row) => [row.created_at.toISOString(), row.id], present);
  }

  /** @throws AppError stock_wish.not_found */
  async getIn(tx: Tx, storeId: string, id: string): Promise<StockWishRow> {
    const { sql, values } = wishPage(storeId, { id }, 1, undefined);
    const [row] = await queryRows<StockWishRow>(tx, sql, values);
    if (row === undefined) throw new AppError('stock_wish.not_found');
    return row;
  }

  #tell(tx: Tx, storeId: string, id: string, { customerId, variantId }: Pick<Wish, 'customerId' | 'variantId'>): void {
    this.live.append(tx, [{ storeId, type: 'stock_wish.updated', data: { id: publicId('stock_wish', id), customer_id: publicId('customer', customerId), variant_id: publicId('variant', variantId) } }]);
  }
}
