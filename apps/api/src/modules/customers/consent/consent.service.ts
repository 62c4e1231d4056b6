import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { beforeCommit, Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, type PageQuery, pageOf, readCursor } from '../../../platform/http/page.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import type { CustomerRow } from '../customer.js';
import { presentCustomer } from '../customers.presenter.js';
import type { ConsentFact, ConsentFactRow } from './consent-fact.js';
import { DERIVE_STATE, INSERT_FACTS, LOOK_WHO_MAY, MAY_MARKET, PROVEN, STOPPED_AMONG, TO_ANSWER } from './consent.queries.js';

/** A fact with the names that a file of proofs shows. */
export type ProvenConsent = ConsentFactRow & { readonly customer_name: string | null; readonly customer_phone: string | null; readonly account_name: string | null };
interface CustomerKey { readonly storeId: string; readonly customerId: string }
const keysOf = (customers: readonly CustomerKey[]): string => JSON.stringify(customers.map(({ storeId, customerId }) => ({ store_id: storeId, customer_id: customerId })));

/** Who wants marketing: facts with their proof, and what follows from them. */
@Injectable()
export class Consent {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /**
   * Writes facts in the caller's transaction, through the door too; those known by their evidence change nothing. Gives those that changed
   * what their customer wants.
   */
  async record(tx: Tx, facts: readonly ConsentFact[]): Promise<readonly ConsentFactRow[]> {
    if (facts.length === 0) return [];
    const now = this.clock.now();
    const rows = await queryRows<ConsentFactRow>(tx, INSERT_FACTS, [JSON.stringify(facts.map(rowOf)), now]);
    const changed = await queryRows<CustomerRow>(tx, DERIVE_STATE, [keysOf(facts), now]);
    this.live.append(tx, changed.map((row) => ({ storeId: row.store_id, type: 'customer.updated', data: { customer: presentCustomer(row) } })));
    const latest = new Map(rows.toSorted((a, b) => a.occurred_at.getTime() - b.occurred_at.getTime() || (a.id < b.id ? -1 : 1)).map((row) => [`${row.store_id} ${row.customer_id}`, row]));
    return changed.flatMap((row) => {
      const fact = latest.get(`${row.store_id} ${row.id}`);
      return fact !== undefined && fact.allowed === (row.opted_out_at === null) ? [fact] : [];
    });
  }

  /** Notes that customers are to be told about these wishes: with the commit of `tx`. */
  toAnswer(tx: Tx, facts: readonly ConsentFactRow[]): void {
    if (facts.length > 0) beforeCommit(tx, TO_ANSWER, () => [JSON.stringify(facts.map(({ store_id: storeId, id }) => ({ store_id: storeId, id }))), this.clock.now()]);
  }

  /** Those of `customers` who stopped marketing, as `store customer`. */
  async stoppedAmong(tx: Tx, customers: readonly CustomerKey[]): Promise<ReadonlySet<string>> {
    if (customers.length === 0) return new Set();
    return new Set((await queryRows<{ store_id: string; id: string }>(tx, STOPPED_AMONG, [keysOf(customers)])).map((row) => `${row.store_id} ${row.id}`));
  }

  /**
   * Those of `customerIds` who may get marketing now. To be asked in the transaction that writes the messages: until its commit nobody of them can stop.
   * Customers are locked after their conversations, by everybody: whoever needs both takes the conversations first.
   * @param options.explicit counts only who said so, for what was not announced as marketing
   * @param options.isLook locks nobody: a first look, before the conversations are locked
   */
  async mayMarket(tx: Tx, storeId: string, customerIds: readonly string[], options: { readonly explicit?: boolean; readonly isLook?: boolean } = {}): Promise<ReadonlySet<string>> {
    if (customerIds.length === 0) return new Set();
    return new Set((await queryRows<{ id: string }>(tx, options.isLook === true ? LOOK_WHO_MAY : MAY_MARKET, [storeId, customerIds, options.explicit ?? false])).map((row) => row.id));
  }

  /** All facts of a store in the order of their noting, `limit` at a time. @param after the id of the last one that is known */
  async proven(storeId: string, after: string | undefined, limit: number): Promise<ProvenConsent[]> {
    return this.db.inStoreStatement<ProvenConsent>(storeId, PROVEN, [storeId, after ?? null, limit], { reads: true });
  }

  /** Newest first. @throws AppError customer.not_found, cursor.invalid */
  async list<T>(storeId: string, customerId: string, query: PageQuery, present: (row: ConsentFactRow) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const backwards = cursor?.side === 'before';
    const direction = backwards ? 'asc' : 'desc';
    const after = cursor ? `and (occurred_at, id) ${backwards ? '>' : '<'} ($4::timestamptz, $5::uuid)` : '';
    const rows = await this.db.inStore(storeId, async (tx) => {
      const known = await demandCustomer(tx, storeId, customerId);
      return queryRows<ConsentFactRow>(tx, `select * from consent_facts where store_id = $1 and customer_id = $2 ${after} order by occurred_at ${direction}, id ${direction} limit $3`, [storeId, known, limit + 1, ...(cursor?.key ?? [])]);
    });
    return pageOf(rows, limit, cursor, (row) => [row.occurred_at.toISOString(), row.id], present);
  }

  /** What a person or a program enters, with their reason. @throws AppError customer.not_found */
  async enter(fact: Omit<ConsentFact, 'at' | 'purpose'>): Promise<ConsentFactRow> {
    return this.db.inStore(fact.storeId, async (tx) => {
      const customerId = await demandCustomer(tx, fact.storeId, fact.customerId);
      const entered: ConsentFact = { ...fact, customerId, purpose: 'marketing', at: this.clock.now() };
      await this.record(tx, [entered]);
      const [row] = await queryRows<ConsentFactRow>(tx, 'select * from consent_facts where store_id = $1 and customer_id = $2 order by created_at desc, id desc limit 1', [fact.storeId, customerId]);
      if (row === undefined) throw new Error('the fact was not stored');
      return row;
    });
  }
}

/** Gives whom they turned out to be. */
async function demandCustomer(tx: Tx, storeId: string, customerId: string): Promise<string> {
  const [row] = await queryRows<{ id: string }>(tx, 'select coalesce(merged_into, id) as id from customers where store_id = $1 and id = $2', [storeId, customerId]);
  if (row === undefined) throw new AppError('customer.not_found');
  return row.id;
}

function rowOf(fact: ConsentFact): Record<string, unknown> {
  return {
    store_id: fact.storeId, id: newId(), customer_id: fact.customerId, purpose: fact.purpose, allowed: fact.allowed, source: fact.source, words: fact.words?.slice(0, 500) ?? null,
    message_id: fact.messageId ?? null, account_id: fact.accountId ?? null, actor_id: fact.actor?.id ?? null, actor_name: fact.actor?.name ?? null, evidence: fact.evidence ?? null, occurred_at: fact.at,
  };
}
