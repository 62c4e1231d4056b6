import { SendError } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountDirectory } from '../../accounts/index.js';
import { Templates } from '../templates.service.js';
import type { TemplateDto } from '../templates.dto.js';
import { TemplateSync } from './sync.service.js';

/** Asks the provider to let a paused template go on. */
@Injectable()
export class TemplateUnpausing {
  constructor(private readonly db: Database, private readonly accounts: AccountDirectory, private readonly syncs: TemplateSync, private readonly templates: Templates) {}

  /** The state afterwards is what the provider says then. @throws AppError template.not_found, template.not_editable, template.refused, account.inactive */
  async unpause(storeId: string, templateId: string): Promise<TemplateDto> {
    const { status, external_id: externalId, account_id: accountId } = await this.db.inStore(storeId, (tx) => this.templates.rowIn(tx, storeId, templateId), { reads: true });
    if (status !== 'paused' || externalId === null) throw new AppError('template.not_editable');
    const account = await this.accounts.open(storeId, accountId);
    if (!account.isActive) throw new AppError('account.inactive');
    try {
      await account.templates?.unpause(externalId);
      await this.syncs.reread(account, externalId);
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const { text, detail } = account.explain(error.code, error.detail);
      throw new AppError('template.refused', { detail: [text, detail].filter(Boolean).join(' ') });
    }
    return this.templates.get(storeId, templateId);
  }
}
