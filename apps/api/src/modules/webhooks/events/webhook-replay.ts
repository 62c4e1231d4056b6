import { Injectable, Logger } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { type QuarantinedBodyFacts, QuarantineReplay } from '../refused/quarantine-replay.js';
import { RefusedEvents, type ReplayReport } from '../refused/refused-events.js';
import { receivedAtOf } from '../intake/event-id.js';
import { PUT_BACK_EVERYWHERE, PUT_BACK_ONE, PUT_BACK_SINCE, type WebhookEventState } from '../webhook-events.queries.js';
import { INGEST } from '../webhooks.jobs.js';

export interface ReplayScope {
  /** Default: every store. */
  readonly storeId?: string;
  /** Received at this time or later. */
  readonly since: Date;
  /** Default: every state. */
  readonly state?: WebhookEventState;
}

/** Has stored events read once more. What was read before changes nothing (promise 2), so that a replay is always safe. */
@Injectable()
export class WebhookReplay {
  readonly #log = new Logger('webhooks');

  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly refused: RefusedEvents, private readonly quarantine: QuarantineReplay) {}

  /** @returns how many events wait now that did not before */
  async replay({ storeId, since, state }: ReplayScope): Promise<number> {
    const rows = storeId === undefined
      ? await this.db.acrossStores('ingest', (tx) => queryRows(tx, PUT_BACK_EVERYWHERE, [since, state ?? null]))
      : await this.db.inStore(storeId, (tx) => queryRows(tx, PUT_BACK_SINCE, [storeId, since, state ?? null]));
    if (rows.length > 0) await this.#ring();
    return rows.length;
  }

  /** @throws AppError webhook_event.not_found */
  async replayOne(storeId: string, id: string): Promise<void> {
    const rows = await this.db.inStore(storeId, (tx) => queryRows(tx, PUT_BACK_ONE, [storeId, receivedAtOf(id), id]));
    if (rows.length === 0) throw new AppError('webhook_event.not_found');
    await this.#ring();
  }

  /** Bodies that were refused, after the account's secret was corrected. @throws AppError account.not_found */
  async replayRefused(storeId: string, accountId: string): Promise<ReplayReport> {
    const report = await this.refused.replay(storeId, accountId);
    if (report.accepted > 0) await this.#ring();
    return report;
  }

  /** Bodies that named no account, after it was connected. */
  async replayQuarantined(): Promise<ReplayReport> {
    const report = await this.quarantine.replay();
    if (report.accepted > 0) await this.#ring();
    return report;
  }
  /** Bodies that name no account, oldest first. */
  async quarantined(): Promise<QuarantinedBodyFacts[]> {
    return this.quarantine.list();
  }

  /** After the commit; the sweeper finds the events when the bell fails. */
  async #ring(): Promise<void> {
    try {
      await this.jobs.enqueue(INGEST, {});
    } catch (error) {
      this.#log.warn(`The bell for replayed webhook events failed: ${String(error)}`);
    }
  }
}
