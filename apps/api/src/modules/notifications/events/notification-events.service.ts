import { parsePublicId, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { findOrCreateByPhone, phoneForms } from '../../customers/index.js';
import { NOTIFY } from '../notifications.jobs.js';
import { PERSON } from '../firing/firing.queries.js';
import type { NotificationEventDto, ReportNotificationEventDto } from './notification-events.dto.js';

const MAX_DATA = 16_384;
interface EventRow { readonly id: string; readonly name: string; readonly customer_id: string | null; readonly occurred_at: Date }

/** What programs report: written down, and told by the rules that wait for it. */
@Injectable()
export class NotificationEvents {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs) {}

  /** The same request again is the same event. @throws AppError customer.not_found, request.invalid */
  async report(storeId: string, { name, customer, data = {} }: ReportNotificationEventDto, requestKey?: string): Promise<NotificationEventDto> {
    if (JSON.stringify(data).length > MAX_DATA) throw AppError.field('too_long', '/data', `At most ${MAX_DATA} characters of JSON`, { max: MAX_DATA });
    const now = this.clock.now();
    const reported = await this.db.inStore(storeId, async (tx) => {
      const customerId = customer === undefined ? null : await this.#customer(tx, storeId, customer, now);
      const [event] = await queryRows<EventRow>(tx, `
        insert into notification_events (store_id, id, name, customer_id, data, request_key, occurred_at) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (store_id, request_key) do update set request_key = excluded.request_key returning id, name, customer_id, occurred_at`, [storeId, newId(), name, customerId, JSON.stringify(data), requestKey ?? null, now]);
      const [rules] = await queryRows<{ count: number }>(tx, `select count(*)::int as count from notification_rules where store_id = $1 and enabled and trigger = 'custom_event' and event_name = $2`, [storeId, name]);
      if (!event) throw new Error('the event was not stored');
      return { event, rules: rules?.count ?? 0 };
    });
    if (reported.rules > 0) await this.jobs.enqueue(NOTIFY, { storeId });
    const { event, rules } = reported;
    return { id: publicId('notification_event', event.id), name: event.name, customer_id: event.customer_id && publicId('customer', event.customer_id), rules, occurred_at: event.occurred_at.toISOString() };
  }

  async #customer(tx: Tx, storeId: string, given: string, now: Date): Promise<string> {
    const id = parsePublicId('customer', given);
    if (id !== undefined) {
      const [known] = await queryRows<{ id: string }>(tx, PERSON, [storeId, id]);
      if (!known) throw AppError.field('customer.not_found', '/customer');
      return known.id;
    }
    const phone = phoneForms(given);
    if (!phone) throw AppError.field('not_a_phone', '/customer', 'A phone number in international form or a customer id');
    return findOrCreateByPhone(tx, storeId, phone, now);
  }
}
