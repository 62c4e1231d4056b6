import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { Payer } from './payer.entity.js';
import type { PaymentState } from './payment-state.js';

/** A checkout that was begun is asked about for so long. */
const FIRST_DAYS_MS = 3 * DAY;

/** An event of the payment service. */
export interface PaymentEvent { readonly id: string; readonly type: string }

/** Who pays for which store. A customer of the payment service belongs to the one store that it was made for. */
@Injectable()
export class Payers {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async find(storeId: string): Promise<Payer | undefined> {
    return this.db.inStore(storeId, async (tx) => (await tx.getRepository(Payer).findOneBy({ storeId })) ?? undefined);
  }

  /** The store that a customer pays for; undefined for a customer of somebody else. */
  async storeOf(customerId: string): Promise<string | undefined> {
    const [row] = await this.db.acrossStoresStatement<{ store_id: string }>('payment', 'select store_id from payers where customer_id = $1', [customerId]);
    return row?.store_id;
  }

  /** Stores whose payment should be looked at again: the grace may be over, a period has ended without a word, or a first payment or a late one may have come without one. */
  async due(overdueBefore: Date, endedBefore: Date, checkedBefore: Date): Promise<string[]> {
    const rows = await this.db.acrossStoresStatement<{ store_id: string }>('payment', `select store_id from payers
      where checked_at < $3 and customer_id is not null and (status = 'past_due' and overdue_since < $1 or status in ('active', 'past_due') and period_to < $2
        or status = 'unpaid' or status is null and created_at > $4) order by checked_at limit 100`, [overdueBefore, endedBefore, checkedBefore, new Date(this.clock.now().getTime() - FIRST_DAYS_MS)]);
    return rows.map((row) => row.store_id);
  }

  /** The first customer that a store gets stays its own; who comes later gets that one. */
  async keepCustomer(storeId: string, customerId: string): Promise<string> {
    const now = this.clock.now();
    const [row] = await this.db.inStoreStatement<{ customer_id: string }>(storeId, `insert into payers as p (store_id, customer_id, checked_at, created_at) values ($1, $2, $3, $3)
      on conflict (store_id) do update set customer_id = coalesce(p.customer_id, excluded.customer_id), revision = p.revision + 1 returning customer_id`, [storeId, customerId, now]);
    return row?.customer_id ?? customerId;
  }

  /** The customer was removed at the payment service: the next payment makes another one. */
  async forgetCustomer(storeId: string, customerId: string): Promise<void> {
    await this.db.inStoreStatement(storeId, 'update payers set customer_id = null, revision = revision + 1 where store_id = $1 and customer_id = $2', [storeId, customerId]);
  }

  /** Takes the store's turn to begin a checkout; false while somebody else has it. */
  async beginCheckout(storeId: string, until: Date): Promise<boolean> {
    const taken = await this.db.inStoreStatement(storeId, `insert into payers as p (store_id, checked_at, created_at, checkout_until) values ($1, $2, $2, $3)
      on conflict (store_id) do update set checkout_until = excluded.checkout_until where p.checkout_until is null or p.checkout_until < $2 returning store_id`, [storeId, this.clock.now(), until]);
    return taken.length > 0;
  }

  /** When a turn ends that begins now and takes so many milliseconds. */
  turnEnds(ms: number): Date {
    return new Date(this.clock.now().getTime() + ms);
  }

  async endCheckout(storeId: string, until: Date): Promise<void> {
    await this.db.inStoreStatement(storeId, 'update payers set checkout_until = null where store_id = $1 and checkout_until = $2', [storeId, until]);
  }

  async knows(storeId: string, { id }: PaymentEvent): Promise<boolean> {
    return (await this.db.inStoreStatement(storeId, 'select 1 from payment_events where store_id = $1 and id = $2', [storeId, id])).length > 0;
  }

  /** Part of the caller's transaction: each event is noted once. */
  async note(tx: Tx, storeId: string, event: PaymentEvent): Promise<void> {
    await tx.query('insert into payment_events (store_id, id, type, created_at) values ($1, $2, $3, $4) on conflict do nothing', [storeId, event.id, event.type, this.clock.now()]);
  }

  /** Writes what was found unless somebody wrote since `seen` was read; part of the caller's transaction. */
  async write(tx: Tx, seen: Payer, state: PaymentState): Promise<boolean> {
    const written = await queryRows(tx, `update payers set subscription_id = $3, status = $4, plan = $5, period_to = $6, ends_at = $7, overdue_since = $8, revision = revision + 1, checked_at = $9
      where store_id = $1 and revision = $2 returning store_id`,
    [seen.storeId, seen.revision, state.subscriptionId, state.status, state.plan, state.periodTo, state.endsAt, state.overdueSince, this.clock.now()]);
    return written.length > 0;
  }

  async forgetEvents(before: Date): Promise<void> {
    await this.db.acrossStoresStatement('retention', 'delete from payment_events where created_at < $1', [before]);
  }
}
