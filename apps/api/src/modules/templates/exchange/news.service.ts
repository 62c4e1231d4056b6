import type { NoticeEvent } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { afterCommit, queryRows, type Tx } from '../../../platform/database/database.js';
import { Jobs } from '../../../platform/queue/index.js';
import { AccountDirectory, type OpenAccount } from '../../accounts/index.js';
import type { TemplateRow } from '../rows.js';
import { FIND_BY_EXTERNAL, KEEP_NEWS } from './exchange.queries.js';
import { REREAD_TEMPLATE } from './exchange.jobs.js';
import { TemplateSync } from './sync.service.js';
import { TemplateWriter } from './template-writer.js';

export interface TemplateNotice { readonly account: OpenAccount; readonly event: NoticeEvent; readonly receivedAt: Date }

/** What webhooks tell of templates: status, quality, category (R167). */
@Injectable()
export class TemplateNewsReader implements OnModuleInit {
  readonly #log = new Logger('templates');

  constructor(private readonly clock: Clock, private readonly jobs: Jobs, private readonly accounts: AccountDirectory, private readonly sync: TemplateSync, private readonly writer: TemplateWriter) {}

  onModuleInit(): void {
    this.jobs.handle(REREAD_TEMPLATE, async ({ storeId, accountId, externalId }) => this.sync.reread(await this.accounts.open(storeId, accountId), externalId));
  }

  /** Whose bell is lost is read with all others, twice a day. */
  #ring({ storeId, id: accountId }: OpenAccount, externalId: string): void {
    this.jobs.enqueue(REREAD_TEMPLATE, { storeId, accountId, externalId }).catch((error: unknown) => this.#log.warn(`A template's news could not be rung for: ${String(error)}`));
  }

  /** Part of the transaction that reads the events; notices about other things are left alone. Twice the same changes nothing. */
  async apply(tx: Tx, notices: readonly TemplateNotice[]): Promise<void> {
    for (const { account, event, receivedAt } of notices) {
      const news = account.templates?.read(event);
      if (!news) continue;
      const [row] = await queryRows<TemplateRow>(tx, FIND_BY_EXTERNAL, [account.storeId, account.businessAccountId ?? account.id, news.externalId]);
      // What was deleted here stays deleted, whatever is told of it late.
      if (row?.status === 'deleted') continue;
      if (!row || news.reread) {
        afterCommit(tx, () => this.#ring(account, news.externalId));
        continue;
      }
      const [kept] = await queryRows<TemplateRow>(tx, KEEP_NEWS, [
        row.store_id, row.id, event.occurredAt ?? receivedAt, news.status ?? null, news.reason?.code ?? null, news.reason?.text ?? null, news.quality ?? null, news.category ?? null,
        news.coming?.category ?? null, news.coming?.at ?? null, this.clock.now(),
      ]);
      if (kept && hasChanged(row, kept)) this.writer.tell(tx, kept, row);
    }
  }
}

function hasChanged(before: TemplateRow, after: TemplateRow): boolean {
  return before.status !== after.status || before.category !== after.category || before.quality !== after.quality || before.reason_text !== after.reason_text || before.coming_category !== after.coming_category;
}
