import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, readCursor } from '../../platform/http/page.js';
import type { Actor } from '../../platform/http/request-context.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { Consent } from './consent/consent.service.js';
import { enteredBy } from './consent/entered-by.js';
import type { CustomerRow, IdentityRow } from './customer.js';
import { customerPage, GET_IDENTITIES, UPDATE_CUSTOMER } from './customer-list.queries.js';
import type { CustomerQuery, UpdateCustomerDto } from './customers.dto.js';
import { presentCustomer } from './customers.presenter.js';
import { INSERT_IDENTITIES, LOCK_NEW_PEOPLE } from './customers.queries.js';
import { findByPhone } from './find-or-create-by-phone.js';
import { phoneForms } from './phone-key.js';

/** A customer with every id by which they were named. */
export interface KnownCustomer { readonly customer: CustomerRow; readonly identities: readonly IdentityRow[] }

/** Customers for people and programs; those who write make themselves (`matchCustomers`). */
@Injectable()
export class CustomersService {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents, private readonly consent: Consent) {}

  /** @throws AppError cursor.invalid */
  async list<T>(storeId: string, query: CustomerQuery, present: (row: CustomerRow) => T): Promise<Page<T>> {
    const limit = query.limit ?? 50;
    const cursor = readCursor(query.cursor, ['time', 'id']);
    const { sql, values } = customerPage(storeId, query, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<CustomerRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.created_at.toISOString(), row.id], present);
  }

  /** @throws AppError customer.not_found */
  async get(storeId: string, customerId: string): Promise<KnownCustomer> {
    return this.db.inStore(storeId, (tx) => read(tx, storeId, customerId));
  }

  /** What is left out stays. @throws AppError customer.not_found, customer.phone_taken, request.invalid */
  async update(storeId: string, customerId: string, change: UpdateCustomerDto, by: Actor): Promise<KnownCustomer> {
    const now = this.clock.now();
    return this.db.inStore(storeId, async (tx) => {
      const { customer } = await read(tx, storeId, customerId, 'for update');
      const phone = change.phone === undefined ? customer.phone : await givePhone(tx, customer, change.phone, now);
      const name = change.name === undefined ? customer.name : change.name || null;
      const locale = change.locale === undefined ? customer.locale : canonicalLocale(change.locale);
      const [saved] = await queryRows<CustomerRow>(tx, UPDATE_CUSTOMER, [storeId, customerId, name, locale, phone, now, change.notes ?? customer.notes]);
      if (saved) this.live.append(tx, [{ storeId, type: 'customer.updated', data: { customer: presentCustomer(saved) } }]);
      const isChange = change.opted_out !== undefined && change.opted_out !== (customer.opted_out_at !== null);
      if (isChange) await this.consent.record(tx, [{ storeId, customerId, purpose: 'marketing', allowed: change.opted_out === false, at: now, ...enteredBy(by) }]);
      return read(tx, storeId, customerId);
    });
  }
}

async function read(tx: Tx, storeId: string, customerId: string, lock: '' | 'for update' = ''): Promise<KnownCustomer> {
  const [customer] = await queryRows<CustomerRow>(tx, `select * from customers where store_id = $1 and id = $2 ${lock}`, [storeId, customerId]);
  if (!customer) throw new AppError('customer.not_found');
  return { customer, identities: await queryRows<IdentityRow>(tx, GET_IDENTITIES, [storeId, customerId]) };
}

/** The customer is found by this number from now on, and still by the ids known before. */
async function givePhone(tx: Tx, customer: CustomerRow, text: string, at: Date): Promise<string> {
  const phone = phoneForms(text);
  if (!phone) throw AppError.field('not_a_phone', '/phone', 'A phone number in international form');
  await tx.query(LOCK_NEW_PEOPLE, [[`${customer.store_id} phone:${phone.key}`]]);
  const holder = await findByPhone(tx, customer.store_id, phone);
  if (holder !== undefined && holder !== customer.id) throw AppError.field('customer.phone_taken', '/phone');
  if (holder === undefined) await tx.query(INSERT_IDENTITIES, [[customer.store_id], ['phone'], [phone.key], [customer.id], [at]]);
  return phone.e164;
}

function canonicalLocale(text: string | null): string | null {
  if (text === null || text === '') return null;
  try {
    return Intl.getCanonicalLocales(text)[0] ?? null;
  } catch {
    throw AppError.field('not_known', '/locale', 'A language such as en or pt-BR');
  }
}
