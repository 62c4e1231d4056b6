import { type BulkValues, fillTemplate, mapValues, type SendableTemplate, type TemplateProblem } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { templateAccountOf } from '../../templates/index.js';
import { TAKE_RECIPIENTS } from '../bulk.queries.js';
import { BulkEstimates, incomplete } from '../composing/bulk-estimate.service.js';
import { BulkMessages, type BulkWithProgress } from '../composing/bulk-messages.service.js';
import { listOf } from '../rows.js';
import { canaryOf } from './failures.js';
import { ringBulk } from './ring-bulk.js';

/** From a draft to a message that is on its way. */
@Injectable()
export class BulkStart {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly jobs: Jobs, private readonly bulks: BulkMessages, private readonly estimates: BulkEstimates) {}

  /** From now on the recipients are those of this moment (R170). @throws AppError bulk_message.incomplete, bulk_message.not_draft */
  async start(storeId: string, id: string): Promise<BulkWithProgress> {
    const draft = await this.bulks.get(storeId, id);
    if (draft.state !== 'draft') throw new AppError('bulk_message.not_draft');
    const { template, account } = await this.estimates.sendable(storeId, draft);
    const wrong = wrongIn(template, draft.values, templateAccountOf(account).rendersLocally);
    if (wrong) throw incomplete(wrong);
    const started = await this.db.inStore(storeId, async (tx) => {
      const bulk = await this.bulks.demandDraft(tx, storeId, id);
      if (bulk.scheduled_at !== null && bulk.scheduled_at <= this.clock.now()) throw incomplete({ pointer: '/scheduled_at', code: 'not_in_future', detail: 'This time has passed' });
      const [{ recipients } = { recipients: 0 }] = await queryRows<{ recipients: number }>(tx, TAKE_RECIPIENTS, [storeId, id, listOf(bulk)]);
      if (recipients === 0) throw incomplete({ pointer: bulk.recipient_type === 'list' ? '/list_id' : '/recipients', code: 'too_few', detail: 'Add at least one recipient' });
      await queryRows(tx, `update bulk_messages set state = 'queued', account_id = $3, canary = $4, started_at = $5, updated_at = $5 where store_id = $1 and id = $2`, [storeId, id, account.id, canaryOf(recipients), this.clock.now()]);
      this.bulks.tell(tx, storeId, id);
      return this.bulks.getIn(tx, storeId, id);
    });
    await ringBulk(this.jobs, this.clock, started);
    return started;
  }
}

/** The first value that nobody could get it with: texts for everybody, and those that stand in for empty cells. What the cells hold is seen at each recipient. */
function wrongIn(template: SendableTemplate, values: BulkValues, local: boolean): TemplateProblem | undefined {
  const isOfCells = (key: string): boolean => values[key]?.column !== undefined && !values[key].fallback;
  const filled = fillTemplate(template, mapValues(values, () => ''), { local });
  return 'content' in filled ? undefined : filled.refusals.find(({ pointer }) => !isOfCells(pointer.replace('/values/', '')));
}
