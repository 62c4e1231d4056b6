import type { RateCategory } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { cardInForce, type RateCard, rateFor } from './rate-card.js';

/** `id` is a bare uuid. */
export interface StoredRateCard extends RateCard { readonly id: string; readonly updatedAt: Date }

/** `micro`: millionths of the currency; `unpriced`: for how many messages there is no price. */
export interface EstimatedCost { readonly currency: string; readonly micro: number; readonly unpriced: number }

const MOST = 100;
const COLUMNS = 'id, effective_from::text as "effectiveFrom", currency, rates, updated_at as "updatedAt"';
const LIST = `select ${COLUMNS} from rate_cards where store_id = $1 order by effective_from desc`;
const COUNT = 'select count(*)::int as count from rate_cards where store_id = $1 and effective_from <> $2';
const SAVE = `
  insert into rate_cards (store_id, id, effective_from, currency, rates, updated_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (store_id, effective_from) do update set currency = excluded.currency, rates = excluded.rates, updated_at = excluded.updated_at
  returning ${COLUMNS}`;
const DELETE = 'delete from rate_cards where store_id = $1 and id = $2 returning id';

/** What WhatsApp charges a store, from which day on. Meta tells amounts by its rate cards only, never with a message, so the store enters them. */
@Injectable()
export class RateCards {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  /** Newest first. */
  async list(storeId: string): Promise<StoredRateCard[]> {
    return this.db.inStore(storeId, (tx) => this.listIn(tx, storeId), { reads: true });
  }

  /** As `list`, in a transaction of the caller. */
  async listIn(tx: Tx, storeId: string): Promise<StoredRateCard[]> {
    return queryRows<StoredRateCard>(tx, LIST, [storeId]);
  }

  /** Takes the place of the card of the same day. @throws AppError rate_card.limit_reached */
  async save(storeId: string, card: RateCard): Promise<StoredRateCard> {
    return this.db.inStore(storeId, async (tx) => {
      const [others] = await queryRows<{ count: number }>(tx, COUNT, [storeId, card.effectiveFrom]);
      if ((others?.count ?? 0) >= MOST) throw new AppError('rate_card.limit_reached');
      const [row] = await queryRows<StoredRateCard>(tx, SAVE, [storeId, newId(), card.effectiveFrom, card.currency, JSON.stringify(card.rates), this.clock.now()]);
      if (row === undefined) throw new Error('An upsert returned no row');
      return row;
    });
  }

  /** @throws AppError rate_card.not_found */
  async remove(storeId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, DELETE, [storeId, id])).length === 0) throw new AppError('rate_card.not_found');
    });
  }

  /**
   * What messages to these countries will cost by the card in force on a day.
   * @param countries ISO 3166-1, or null where it is not known
   * @param day `YYYY-MM-DD`
   * @returns undefined without a card
   */
  async estimate(storeId: string, category: RateCategory, countries: readonly { readonly country: string | null; readonly count: number }[], day: string): Promise<EstimatedCost | undefined> {
    return estimateBy(cardInForce(await this.list(storeId), day), category, countries);
  }
}

/** What messages to these countries cost by a card; undefined without one. */
export function estimateBy(card: RateCard | undefined, category: RateCategory, countries: readonly { readonly country: string | null; readonly count: number }[]): EstimatedCost | undefined {
  if (card === undefined) return undefined;
  let [micro, unpriced] = [0, 0];
  for (const { country, count } of countries) {
    const rate = rateFor(card, category, country ?? undefined);
    if (rate === undefined) unpriced += count;
    else micro += rate * count;
  }
  return { currency: card.currency, micro, unpriced };
}
