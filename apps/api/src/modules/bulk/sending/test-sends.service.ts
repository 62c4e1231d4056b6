import { fillTemplate } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { DELIVER } from '../../conversations/index.js';
import { phoneForms } from '../../customers/index.js';
import { templateAccountOf } from '../../templates/index.js';
import { FIRST_ROWS } from '../composing/estimate.queries.js';
import { BulkEstimates } from '../composing/bulk-estimate.service.js';
import { wordingIn } from '../composing/dates-in-words.js';
import { valuesFor } from '../composing/recipient-values.js';
import { type BulkRow, listOf, type RecipientRow } from '../rows.js';
import { BatchWriter, consentFor } from './batch-writer.js';

/** One message as the first recipient would get it, to somebody of the store. */
@Injectable()
export class TestSends {
  constructor(private readonly db: Database, private readonly jobs: Jobs, private readonly estimates: BulkEstimates, private readonly writer: BatchWriter) {}

  /** @throws AppError bulk_message.incomplete, template.values_invalid, validation.failed */
  async send(storeId: string, bulk: BulkRow, to: string): Promise<void> {
    const phone = phoneForms(to);
    if (!phone) throw AppError.field('not_a_phone', '/to', 'A phone number in international form');
    const { template, account } = await this.estimates.sendable(storeId, bulk);
    const conversationId = await this.db.inStore(storeId, async (tx) => {
      const [first] = await queryRows<RecipientRow>(tx, FIRST_ROWS, [storeId, listOf(bulk)]);
      const values = { ...template.components.samples, ...without(valuesFor(bulk.values, first ?? { phone: phone.e164, name: '', data: {} }, await wordingIn(tx, storeId, template))) };
      const filled = fillTemplate(template, values, { local: templateAccountOf(account).rendersLocally });
      if (!('content' in filled)) throw new AppError('bulk_message.incomplete', { detail: filled.refusals[0]?.detail ?? '', errors: [...filled.refusals] });
      return (await this.writer.writeTest(tx, account, bulk, { phone, content: filled.content, consent: consentFor(template) }))?.conversationId;
    });
    if (conversationId !== undefined) await this.jobs.enqueue(DELIVER, { storeId, conversationId });
  }
}

/** The values that are something: samples of the template stand in for the others. */
function without(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
}
