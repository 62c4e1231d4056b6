import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory } from '../../accounts/index.js';
import { type EstimatedCost, RateCards } from '../../sending/index.js';
import { BULK_EXPECTED, BULK_MESSAGE, type BulkRow, CHARGED_OF_BULK, type ChargedRow } from './message-costs.queries.js';
import { type CostLine, linesOf } from './message-costs.service.js';

/** `charged`: what WhatsApp has spoken of a price for. `estimate`: the whole message by the rate card of today, while it is under way; undefined without a card, and where no single message is charged. */
export interface BulkCost { readonly charged: readonly CostLine[]; readonly estimate: EstimatedCost | undefined }

/** Bulk messages that are not over yet. */
const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'running', 'paused']);

/** What bulk messages cost: estimated while they run, as charged afterwards. */
@Injectable()
export class BulkCosts {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly cards: RateCards, private readonly accounts: AccountDirectory) {}

  /** @throws AppError bulk_message.not_found */
  async of(storeId: string, bulkId: string): Promise<BulkCost> {
    const { bulk, charged, expected } = await this.db.inStore(storeId, async (tx) => {
      const [row] = await queryRows<BulkRow>(tx, BULK_MESSAGE, [storeId, bulkId]);
      if (row === undefined) throw new AppError('bulk_message.not_found');
      const cards = await this.cards.listIn(tx, storeId);
      return {
        bulk: row, charged: linesOf(await queryRows<ChargedRow>(tx, CHARGED_OF_BULK, [storeId, bulkId, cards.map(({ effectiveFrom }) => effectiveFrom)]), cards),
        expected: UNDER_WAY.has(row.state) ? await queryRows<{ country: string | null; count: number }>(tx, BULK_EXPECTED, [storeId, bulkId]) : [],
      };
    }, { reads: true });
    return { charged, estimate: expected.length === 0 ? undefined : await this.#estimate(storeId, bulk, expected) };
  }

  async #estimate(storeId: string, { accountId, category }: BulkRow, countries: readonly { readonly country: string | null; readonly count: number }[]): Promise<EstimatedCost | undefined> {
    if (accountId === null || category === null) return undefined;
    const { capabilities } = await this.accounts.open(storeId, accountId);
    // A provider that asks for no approval charges no single message either.
    return capabilities.templates ? this.cards.estimate(storeId, category, countries, this.clock.now().toISOString().slice(0, 10)) : undefined;
  }
}
