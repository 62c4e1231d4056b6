import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';
import { ACCOUNT_USES, type AccountUses, TEMPLATE_USES, type TemplateUses } from './uses.queries.js';

/** Uses of templates are counted over so many days. */
export const USES_DAYS = 30;

/** What accounts and templates are used for, asked anew each time. */
@Injectable()
export class Uses {
  constructor(private readonly db: Database, private readonly clock: Clock) {}

  async ofAccounts(storeId: string): Promise<readonly AccountUses[]> {
    return this.db.inStoreStatement<AccountUses>(storeId, ACCOUNT_USES, [storeId], { reads: true });
  }

  /** Of the last `USES_DAYS` days; those that were not sent are missing. */
  async ofTemplates(storeId: string): Promise<readonly TemplateUses[]> {
    return this.db.inStoreStatement<TemplateUses>(storeId, TEMPLATE_USES, [storeId, idFloor(this.clock.ago(USES_DAYS * DAY))], { reads: true });
  }
}
