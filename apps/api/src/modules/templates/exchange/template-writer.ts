import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/database.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { presentTemplate, type TemplateRow } from '../rows.js';
import { INSERT_VERSION } from '../templates.queries.js';

/** Keeps versions and tells of changes, in the transaction that makes them. */
@Injectable()
export class TemplateWriter {
  constructor(private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Remembers what the row says now. `by` undefined: the provider changed it. */
  async keepVersion(tx: Tx, row: TemplateRow, by?: Actor): Promise<void> {
    const author = by === undefined ? 'provider' : by.kind === 'user' ? 'user' : 'api';
    await tx.query(INSERT_VERSION, [row.store_id, row.id, row.version, row.requested_category, JSON.stringify(row.components), author, by?.kind === 'user' ? by.userId : null, this.clock.now()]);
  }

  /** @param before what it was; undefined for a new one */
  tell(tx: Tx, row: TemplateRow, before?: TemplateRow): void {
    const template = presentTemplate(row);
    const type = row.status === 'deleted' ? 'template.deleted' : before && (before.status !== row.status || before.category !== row.category) ? 'template.status_changed' : 'template.updated';
    this.live.append(tx, [{ storeId: row.store_id, type, data: type === 'template.deleted' ? { template_id: publicId('template', row.id) } : { template, ...(before ? { previous_status: before.status } : {}) } }]);
  }
}
