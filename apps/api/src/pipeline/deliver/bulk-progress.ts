import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { LiveEvents } from '../../platform/live/live-events.js';

/** Tells screens that more recipients got it. */
@Injectable()
export class BulkProgress {
  constructor(private readonly db: Database, private readonly live: LiveEvents) {}

  async tell(storeId: string, bulkId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => this.live.append(tx, [{ storeId, type: 'bulk_message.progress', data: { id: publicId('bulk_message', bulkId) } }]), { durable: 'later' });
  }
}
