import { parsePublicId, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { validate } from 'uuid';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { addStock, lockProductsOf, type Offer, selectOffers, selectOffersByCode } from './stock.queries.js';

export interface Wanted { readonly variantId: string; readonly quantity: number }
export interface Shortage { readonly variantId: string; /** Pieces that can still be had. */ readonly available: number }

/** What can be sold, and taking it off the shelf. Every function is part of the caller's transaction. */
@Injectable()
export class Stock {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Active products only; unknown variants are left out. Ids are bare uuids. */
  async offers(tx: Tx, storeId: string, variantIds: readonly string[]): Promise<Map<string, Offer>> {
    if (variantIds.length === 0) return new Map();
    return new Map((await selectOffers(tx, storeId, variantIds)).map((offer) => [offer.variantId, offer]));
  }

  /** The offers behind codes of a catalog kept elsewhere: SKU, handle, or our own ids. Unknown codes are left out. */
  async offersByCode(tx: Tx, storeId: string, codes: readonly string[]): Promise<Map<string, Offer>> {
    const idOf = new Map(codes.flatMap((code) => {
      const id = parsePublicId('variant', code) ?? parsePublicId('product', code) ?? (validate(code) ? code.toLowerCase() : undefined);
      return id === undefined ? [] : [[code, id] as const];
    }));
    const found = await selectOffersByCode(tx, storeId, codes, [...idOf.values()]);
    return new Map(codes.flatMap((code) => {
      const offer = found.find((candidate) => candidate.codes.includes(code) || candidate.codes.includes(idOf.get(code) ?? code));
      return offer === undefined ? [] : [[code, offer] as const];
    }));
  }

  /** Holds the products of these variants until the transaction ends, and gives them as they are then. */
  async lock(tx: Tx, storeId: string, variantIds: readonly string[]): Promise<Map<string, Offer>> {
    await lockProductsOf(tx, storeId, variantIds);
    return this.offers(tx, storeId, variantIds);
  }

  /** Takes pieces of locked products off the shelf. All or nothing: with a shortage nothing changes. */
  async take(tx: Tx, storeId: string, offers: ReadonlyMap<string, Offer>, wanted: readonly Wanted[]): Promise<Shortage[]> {
    const short = wanted.flatMap(({ variantId, quantity }) => {
      const offer = offers.get(variantId);
      const available = offer === undefined ? 0 : offer.stock;
      return available === null || available >= quantity ? [] : [{ variantId, available: Math.max(0, available) }];
    });
    if (short.length === 0) await this.#change(tx, storeId, wanted.map(({ variantId, quantity }) => ({ variantId, by: -quantity })));
    return short;
  }

  /** Puts pieces back on the shelf. Variants that no longer exist or are not counted are left alone. */
  async giveBack(tx: Tx, storeId: string, pieces: readonly Wanted[]): Promise<void> {
    await lockProductsOf(tx, storeId, pieces.map(({ variantId }) => variantId));
    await this.#change(tx, storeId, pieces.map(({ variantId, quantity }) => ({ variantId, by: quantity })));
  }

  async #change(tx: Tx, storeId: string, changes: readonly { variantId: string; by: number }[]): Promise<void> {
    if (changes.length === 0) return;
    const changed = await addStock(tx, storeId, changes, this.clock.now());
    this.live.append(tx, changed.map(({ id, version }) => ({ storeId, type: 'product.updated' as const, data: { product_id: publicId('product', id), version } })));
  }
}
