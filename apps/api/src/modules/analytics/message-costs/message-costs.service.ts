import { type RateCategory, rateCategoryOf } from '#contracts';
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { Clock, DAY, HOUR } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { hasOwnRate, type RateCard, rateFor, RateCards } from '../../sending/index.js';
import { StoresService } from '../../stores/index.js';
import { ANSWERS_CHARGED_SINCE } from './answers-charged.js';
import { type AllowanceRow, CHARGED, type ChargedRow, ORDERS, PERIOD, type PeriodRow, SERVICE_MESSAGES, TAKEN, type TakenRow } from './message-costs.queries.js';

/** Answers that WhatsApp gives away to each number in a month, since it charges for more. */
const FREE_SERVICE = 1_000;
/** What was taken a moment ago may still arrive. */
const PATIENCE_MS = HOUR;
/** So many templates without a single delivery are no chance: mostly the business has no valid payment method. */
const SUSPICIOUS = 5;
const LONGEST_DAYS = 366;

/** `micro`: millionths of `currency`, of what could be priced. */
export interface CostLine { readonly category: string; readonly country: string | null; readonly delivered: number; readonly free: number; readonly unpriced: number; /** Of those: by the card's price for "Other" countries. */ readonly asOther: number; readonly currency: string | null; readonly micro: number }
export interface Costs { readonly lines: readonly CostLine[]; readonly orders: number; readonly allowances: readonly (AllowanceRow & { readonly free: number })[]; readonly undelivered: readonly TakenRow[] }
export interface Period { /** First and last day, `YYYY-MM-DD`, of the store's time zone. */ readonly from: string; readonly to: string; /** A bare uuid. */ readonly bulkId?: string }

/** What WhatsApp charges for a store's messages: counted by what it said of each, priced by the store's rate cards. */
@Injectable()
export class MessageCosts {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly cards: RateCards, private readonly stores: StoresService) {}

  /** @throws AppError request.invalid when the period is no period of up to 366 days */
  async ofPeriod(storeId: string, { from, to, bulkId }: Period): Promise<Costs> {
    if (to < from || (Date.parse(to) - Date.parse(from)) / DAY >= LONGEST_DAYS) {
      throw AppError.field('invalid', '/to', 'Days of one year at most, the first one first');
    }
    const { timezone } = await this.stores.get(storeId);
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      const [period] = await queryRows<PeriodRow>(tx, PERIOD, [from, to, timezone, now]);
      if (period === undefined) throw new Error('A query without a table returned no row');
      const cards = await this.cards.listIn(tx, storeId);
      const charged = await queryRows<ChargedRow>(tx, CHARGED, [storeId, idFloor(period.since), idFloor(period.until), cards.map(({ effectiveFrom }) => effectiveFrom), bulkId ?? null]);
      const [orders] = await queryRows<{ count: number }>(tx, ORDERS, [storeId, period.since, period.until]);
      const service = await queryRows<AllowanceRow>(tx, SERVICE_MESSAGES, [storeId, idFloor(period.month), idFloor(now)]);
      const taken = await queryRows<TakenRow>(tx, TAKEN, [storeId, idFloor(new Date(now.getTime() - DAY - PATIENCE_MS)), idFloor(new Date(now.getTime() - PATIENCE_MS))]);
      return {
        lines: linesOf(charged.map(({ card: day, phone, ...row }) => ({ ...row, card: cards.find(({ effectiveFrom }) => effectiveFrom === day), country: countryOf(phone) }))),
        orders: orders?.count ?? 0,
        allowances: now.getTime() < ANSWERS_CHARGED_SINCE ? [] : service.map((row) => ({ ...row, free: FREE_SERVICE })),
        undelivered: taken.filter((row) => row.delivered === 0 && row.taken >= SUSPICIOUS),
      };
    }, { reads: true });
  }
}

/** Messages that are charged alike; `card` was in force when WhatsApp told. */
export interface Charge { readonly category: string; readonly type: string; readonly card: RateCard | undefined; readonly country: string | null; readonly count: number }

/** One line for each category, country and currency; what costs most first. */
export function linesOf(charges: readonly Charge[]): CostLine[] {
  const lines = new Map<string, CostLine>();
  for (const { category, type, card, country, count } of charges) {
    const known: RateCategory | undefined = rateCategoryOf(category);
    const isFree = type !== 'regular';
    const rate = isFree || known === undefined ? undefined : rateFor(card, known, country ?? undefined);
    const currency = card?.currency ?? null;
    const key = [known ?? category, country, currency].join(' ');
    const before = lines.get(key) ?? { category: known ?? category, country, delivered: 0, free: 0, unpriced: 0, asOther: 0, currency, micro: 0 };
    lines.set(key, {
      ...before, delivered: before.delivered + count, free: before.free + (isFree ? count : 0),
      unpriced: before.unpriced + (!isFree && rate === undefined ? count : 0),
      asOther: before.asOther + (rate !== undefined && known !== undefined && !hasOwnRate(card, known, country ?? undefined) ? count : 0), micro: before.micro + (rate ?? 0) * count,
    });
  }
  return [...lines.values()].toSorted((a, b) => b.micro - a.micro || b.delivered - a.delivered);
}

function countryOf(phone: string | null): string | null {
  return phone === null ? null : (parsePhoneNumberFromString(phone)?.country ?? null);
}

/** Sums by currency, as the API tells them. */
export function totalsOf(lines: readonly CostLine[]): { currency: string; amount_micro: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, micro } of lines) if (currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + micro);
  return [...sums].map(([currency, amount_micro]) => ({ currency, amount_micro }));
}
