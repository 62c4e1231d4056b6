import { NOTIFICATION_TRIGGERS, ORDER_EVENT_TYPES } from '#contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const list = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

/** The day that was promised for an order, its line in the timeline, and rules that count from it. */
export class PromisedDays1700000000319 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table orders add column promised_day date');
    await runner.query('create index orders_promised on orders (store_id, promised_day) where promised_day is not null');
    await this.#allow(runner, ORDER_EVENT_TYPES, NOTIFICATION_TRIGGERS);
  }

  async #allow(runner: QueryRunner, events: readonly string[], triggers: readonly string[]): Promise<void> {
    await runner.query('alter table order_events drop constraint order_events_type_check');
    await runner.query(`alter table order_events add constraint order_events_type_check check (type in (${list(events)}))`);
    await runner.query('alter table notification_rules drop constraint notification_rules_trigger_check');
    await runner.query(`alter table notification_rules add constraint notification_rules_trigger_check check (trigger in (${list(triggers)}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from order_events where type = 'promised_day_changed'`);
    await runner.query(`delete from notification_rules where trigger = 'promised_day'`);
    await this.#allow(runner, ORDER_EVENT_TYPES.filter((type) => type !== 'promised_day_changed'), NOTIFICATION_TRIGGERS.filter((trigger) => trigger !== 'promised_day'));
    await runner.query('alter table orders drop column promised_day');
  }
}
