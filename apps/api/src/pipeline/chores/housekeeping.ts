import type { INestApplicationContext } from '@nestjs/common';
import { BillingChecks } from '../../modules/billing/index.js';
import { ProductMeanings } from '../../modules/catalog/index.js';
import { ScheduledTemplateSync } from '../../modules/templates/index.js';
import { Retention } from './retention.js';
import { Sweeper } from './sweeper.js';

/** Begins what rings itself again: looking for forgotten work, and removing what has run out. For every process that runs jobs. */
export async function startHousekeeping(app: INestApplicationContext): Promise<void> {
  await app.get(Sweeper).start();
  await app.get(Retention).start();
  await app.get(BillingChecks, { strict: false }).start();
  await app.get(ScheduledTemplateSync, { strict: false }).start();
  await app.get(ProductMeanings, { strict: false }).start();
}
