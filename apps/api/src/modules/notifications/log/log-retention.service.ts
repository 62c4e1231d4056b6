import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';

/** As far back as a dry run looks. */
const KEPT_DAYS = 90;
/** What keeps somebody from getting a rule's next notification is kept for as long as it does. $1: what was settled before goes, $2 now. */
const DELETE_OLD_NOTIFICATIONS = `
  delete from notifications n where n.settled_at < $1 and not (n.state = 'written' and exists (
    select from notification_rules r where r.store_id = n.store_id and r.id = n.rule_id and n.settled_at > $2::timestamptz - make_interval(mins => r.dedupe_minutes)))`;
const DELETE_OLD_EVENTS = 'delete from notification_events where occurred_at < $1';

/** The log of notifications, and what programs reported, for ninety days. What was sent stays in its conversation. */
@Injectable()
export class NotificationRetention {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async run(): Promise<void> {
    const since = this.clock.ago(KEPT_DAYS * DAY);
    await this.db.acrossStoresStatement('retention', DELETE_OLD_NOTIFICATIONS, [since, this.clock.now()]);
    await this.db.acrossStoresStatement('retention', DELETE_OLD_EVENTS, [since]);
  }
}
