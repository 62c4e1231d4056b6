import { Injectable } from '@nestjs/common';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { StoresService } from '../../stores/index.js';
import type { Facts, Occurrence, RuleRow } from '../rows.js';
import { type DailyTime, dailyTimes } from './daily-times.js';
import { type DayInNumbers, dayFacts, dayText, type FactsStore, type KnownGoods, type KnownOffer, type KnownPerson, offerFacts, orderFacts, personFacts, toldFacts } from './facts.js';
import { DATED, DAY_IN_NUMBERS, KNOWN_OFFERS, KNOWN_ORDERS, KNOWN_PEOPLE, occurrences, PROMISED } from './occurrences.queries.js';

export interface Span {
  readonly from: Date;
  readonly until: Date;
  readonly limit: number;
  /** Only what the rule's log does not have. */
  readonly isNew: boolean;
}
export interface KnownOccurrence { readonly occurrence: Occurrence; readonly facts: Facts }

/**
 * What sets rules off, read from what happened: orders' timelines, carts, conversations' histories, what came back, what is nearly sold out, programs' events, the clock, customers' dates and the days that were promised. Nothing that happens waits for
 * notifications, and the past can be asked like the present.
 */
@Injectable()
export class Occurrences {
  constructor(private readonly stores: StoresService) {}

  /** After `from` up to `until`, the oldest first, with what is known of them now. */
  async find(tx: Tx, rule: RuleRow, span: Span): Promise<KnownOccurrence[]> {
    return this.#known(tx, rule, await this.#happened(tx, rule, span));
  }

  async #happened(tx: Tx, rule: RuleRow, span: Span): Promise<Occurrence[]> {
    const { trigger } = rule;
    if (trigger === 'daily') return this.#daily(tx, rule, span);
    if (trigger === 'date') return this.#dated(tx, rule, span, DATED, [rule.date_name]);
    if (trigger === 'promised_day') return this.#dated(tx, rule, span, PROMISED, []);
    const further = trigger === 'order_status' ? [rule.order_status] : trigger === 'custom_event' ? [rule.event_name] : trigger === 'low_stock' ? [rule.stock_level] : [];
    return queryRows<Occurrence>(tx, occurrences(trigger), [rule.store_id, span.from, span.until, rule.wait_minutes, span.isNew ? rule.id : null, span.limit, ...further]);
  }

  async #daily(tx: Tx, rule: RuleRow, span: Span): Promise<Occurrence[]> {
    const times = (await this.#times(tx, rule, span)).slice(-span.limit);
    const logged = !span.isNew || times.length === 0 ? [] : await queryRows<{ occurrence: string }>(tx, 'select occurrence from notifications where store_id = $1 and rule_id = $2 and occurrence = any($3::text[])', [rule.store_id, rule.id, times.map(({ day }) => day)]);
    const known = new Set(logged.map(({ occurrence }) => occurrence));
    return times.filter(({ day }) => !known.has(day)).map(({ day, at }) => ({ key: day, at, customer_id: null, conversation_id: null, order_id: null, data: {} }));
  }

  async #dated(tx: Tx, rule: RuleRow, span: Span, sql: string, further: readonly unknown[]): Promise<Occurrence[]> {
    const times = await this.#times(tx, rule, span);
    if (times.length === 0) return [];
    return queryRows<Occurrence>(tx, sql, [rule.store_id, times.map(({ day }) => day), times.map(({ at }) => at), rule.day_offset ?? 0, span.isNew ? rule.id : null, span.limit, ...further]);
  }

  async #times(tx: Tx, rule: RuleRow, { from, until }: Span): Promise<DailyTime[]> {
    const { timezone } = await this.stores.getIn(tx, rule.store_id);
    return dailyTimes(timezone, rule.at_minute ?? 0, from, until);
  }

  async #known(tx: Tx, rule: RuleRow, found: readonly Occurrence[]): Promise<KnownOccurrence[]> {
    if (found.length === 0) return [];
    const store = await this.stores.getIn(tx, rule.store_id);
    const people = await byId<KnownPerson>(tx, KNOWN_PEOPLE, rule.store_id, found.map((each) => each.customer_id));
    const orders = await byId<KnownGoods>(tx, KNOWN_ORDERS, rule.store_id, found.map((each) => each.order_id));
    const offers = await byId<KnownOffer>(tx, KNOWN_OFFERS, rule.store_id, found.map((each) => each.variant_id ?? null));
    const known: KnownOccurrence[] = [];
    for (const occurrence of found) {
      const person = people.get(occurrence.customer_id ?? '');
      const order = orders.get(occurrence.order_id ?? '');
      const offer = offers.get(occurrence.variant_id ?? '');
      const day = await this.#dayFacts(tx, rule, occurrence, store);
      // What a program names like something of ours stays ours.
      const facts = { ...toldFacts(occurrence.data), ...day, ...(offer ? offerFacts(offer, store) : {}), ...(order ? orderFacts(order, store) : {}), ...(person ? personFacts(person) : {}), store_name: store.name };
      known.push({ occurrence, facts });
    }
    return known;
  }

  async #dayFacts(tx: Tx, { store_id: storeId, trigger }: RuleRow, { key, at, data }: Occurrence, store: FactsStore): Promise<Facts> {
    if (trigger === 'date') return { date: dayText(String(data['on']), store) };
    if (trigger !== 'daily') return {};
    const [numbers] = await queryRows<DayInNumbers>(tx, DAY_IN_NUMBERS, [storeId, at, store.currency]);
    return numbers ? dayFacts(key, numbers, store) : {};
  }
}

async function byId<Row extends { readonly id: string }>(tx: Tx, sql: string, storeId: string, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, Row>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  return wanted.length === 0 ? new Map<string, Row>() : new Map((await queryRows<Row>(tx, sql, [storeId, wanted])).map((row) => [row.id, row]));
}
