import { Injectable } from '@nestjs/common';
import { Clock, DAY, MINUTE } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory } from '../../accounts/index.js';
import { cardInForce, estimateBy, type EstimatedCost, type RateCard, RateCards } from '../../sending/index.js';
import { BULK_MESSAGES, type BulkRow, COUNT_CHARGES } from './message-costs.queries.js';
import { type CostLine, linesOf } from './message-costs.service.js';

/** `charged`: what WhatsApp has spoken of a price for. `estimate`: the whole message by the rate card of today, while it is under way; undefined without a card, and where no single message is charged. */
export interface BulkCost { readonly id: string; readonly charged: readonly CostLine[]; readonly estimate: EstimatedCost | undefined }

/** Bulk messages that are not over yet. */
const UNDER_WAY: ReadonlySet<string> = new Set(['queued', 'running', 'paused']);
/** So long after the end what was counted stands: hardly anything arrives later. */
const SETTLED_AFTER_MS = 7 * DAY;
const SHORTEST_MS = MINUTE;
/** A count reads every recipient: no more of them for one list. */
const MOST_COUNTS = 5;

/** What bulk messages cost: estimated while they run, as charged afterwards. Counts are kept, and come rarer the longer a message is over; prices are put to them when they are read. */
@Injectable()
export class BulkCosts {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly cards: RateCards, private readonly accounts: AccountDirectory) {}

  /** As it is now. @throws AppError bulk_message.not_found */
  async of(storeId: string, bulkId: string): Promise<BulkCost> {
    const [row] = await this.#read(storeId, [bulkId]);
    if (row === undefined) throw new AppError('bulk_message.not_found');
    const counted = row.state === 'draft' || isSettled(row) ? row : await this.#count(storeId, row);
    const [cost] = await this.#priced(storeId, [counted]);
    return cost ?? { id: bulkId, charged: [], estimate: undefined };
  }

  /** As they were counted last. Drafts are left out, and those that were never counted beyond the `MOST_COUNTS` of this time. */
  async ofMany(storeId: string, bulkIds: readonly string[]): Promise<readonly BulkCost[]> {
    const rows = (await this.#read(storeId, bulkIds)).filter(({ state }) => state !== 'draft');
    const now = this.clock.now();
    const due = rows.filter((row) => isDue(row, now)).toSorted((a, b) => (a.countedAt?.getTime() ?? 0) - (b.countedAt?.getTime() ?? 0)).slice(0, MOST_COUNTS);
    const counted = new Map<string, BulkRow>();
    for (const row of due) counted.set(row.id, await this.#count(storeId, row));
    return this.#priced(storeId, rows.map((row) => counted.get(row.id) ?? row));
  }

  #read(storeId: string, bulkIds: readonly string[]): Promise<BulkRow[]> {
    return this.db.inStoreStatement<BulkRow>(storeId, BULK_MESSAGES, [storeId, bulkIds], { reads: true });
  }

  async #count(storeId: string, row: BulkRow): Promise<BulkRow> {
    const [counted] = await this.db.inStore(storeId, (tx) => queryRows<Pick<BulkRow, 'charged' | 'expected' | 'countedAt'>>(tx, COUNT_CHARGES, [storeId, row.id, this.clock.now(), UNDER_WAY.has(row.state)]), { durable: 'later' });
    return { ...row, ...counted };
  }

  async #priced(storeId: string, rows: readonly BulkRow[]): Promise<BulkCost[]> {
    const cards = await this.cards.list(storeId);
    const costs: BulkCost[] = [];
    for (const row of rows) {
      if (row.charged === null) continue;
      const charged = linesOf(row.charged.map(({ day, ...charge }) => ({ ...charge, card: cardInForce(cards, day) })));
      costs.push({ id: row.id, charged, estimate: UNDER_WAY.has(row.state) ? await this.#estimate(storeId, row, cards) : undefined });
    }
    return costs;
  }

  async #estimate(storeId: string, { accountId, category, expected }: BulkRow, cards: readonly RateCard[]): Promise<EstimatedCost | undefined> {
    if (accountId === null || category === null || expected === null || expected.length === 0) return undefined;
    const { capabilities } = await this.accounts.open(storeId, accountId);
    // A provider that asks for no approval charges no single message either.
    return capabilities.templates ? estimateBy(cardInForce(cards, this.clock.now().toISOString().slice(0, 10)), category, expected) : undefined;
  }
}

function isSettled({ state, finishedAt, countedAt }: BulkRow): boolean {
  return !UNDER_WAY.has(state) && finishedAt !== null && countedAt !== null && countedAt.getTime() - finishedAt.getTime() >= SETTLED_AFTER_MS;
}

/** Whether it is to be counted anew: each minute while it is under way, and afterwards whenever it has been over for twice as long. */
function isDue(row: BulkRow, now: Date): boolean {
  const { state, finishedAt, countedAt } = row;
  if (countedAt === null) return true;
  if (isSettled(row)) return false;
  const sinceEnd = UNDER_WAY.has(state) || finishedAt === null ? 0 : countedAt.getTime() - finishedAt.getTime();
  return sinceEnd < 0 || now.getTime() - countedAt.getTime() >= Math.max(SHORTEST_MS, sinceEnd);
}
