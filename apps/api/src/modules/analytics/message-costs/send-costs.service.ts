import type { TemplateCategory } from '#contracts';
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory } from '../../accounts/index.js';
import { RateCards } from '../../sending/index.js';
import { Templates } from '../../templates/index.js';
import { ANSWERS_CHARGED_SINCE } from './answers-charged.js';

/** `price`: by the rate card; `window`: free, because the customer wrote within 24 hours (until Meta charged for that, too); `provider`: the provider charges no single message; `unknown`: charged, and no rate card has the price. */
export const COST_REASONS = ['price', 'window', 'provider', 'unknown'] as const;
/** `micro`: millionths of `currency`. */
export interface SendCost { readonly reason: (typeof COST_REASONS)[number]; readonly category: TemplateCategory; readonly country: string | null; readonly currency: string | null; readonly micro: number | null }

/** $2: the customer, $3: the template's account. */
const RECIPIENT = `
  select c.phone, v.window_closes_at as "closesAt" from customers c
  left join conversations v on v.store_id = c.store_id and v.customer_id = c.id and v.account_id = $3
  where c.store_id = $1 and c.id = $2 order by v.window_closes_at desc nulls last limit 1`;

/** What one template to one customer will cost, told before it is sent. */
@Injectable()
export class SendCosts {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly templates: Templates, private readonly accounts: AccountDirectory, private readonly cards: RateCards) {}

  /** @throws AppError template.not_found, customer.not_found */
  async estimate(storeId: string, templateId: string, customerId: string): Promise<SendCost> {
    const row = await this.db.inStore(storeId, async (tx) => {
      const template = await this.templates.rowIn(tx, storeId, templateId);
      const [recipient] = await queryRows<{ phone: string | null; closesAt: Date | null }>(tx, RECIPIENT, [storeId, customerId, template.account_id]);
      if (!recipient) throw new AppError('customer.not_found');
      return { template, ...recipient };
    }, { reads: true });
    const { category, account_id: accountId } = row.template;
    const country = row.phone === null ? null : (parsePhoneNumberFromString(row.phone)?.country ?? null);
    const free = { category, country, currency: null, micro: null };
    const account = await this.accounts.open(storeId, accountId);
    if (!account.capabilities.templates) return { reason: 'provider', ...free };
    const now = this.clock.now();
    if (category === 'utility' && row.closesAt !== null && row.closesAt > now && now.getTime() < ANSWERS_CHARGED_SINCE) return { reason: 'window', ...free };
    const cost = await this.cards.estimate(storeId, category, [{ country, count: 1 }], now.toISOString().slice(0, 10));
    return cost === undefined || cost.unpriced > 0 ? { reason: 'unknown', ...free } : { reason: 'price', category, country, currency: cost.currency, micro: cost.micro };
  }
}
