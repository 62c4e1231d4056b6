import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { violates } from '../../platform/database/violated.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../platform/http/page.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { CreateLabelDto, LabelDto, UpdateLabelDto } from './labels.dto.js';
import { DELETE_LABEL, GET_LABEL, INSERT_LABEL, labelPage, type LabelRow, TOUCH_LABELLED, UPDATE_LABEL } from './labels.queries.js';

/** More cannot be told apart. */
const LABELS_MAX = 100;

/** Conversations whose time of change is written in one transaction. */
const TOUCHED_AT_ONCE = 200;

/** The store's labels. */
@Injectable()
export class Labels {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list(storeId: string, page: PageQuery): Promise<Page<LabelDto>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['id']);
    const { sql, values } = labelPage(storeId, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<LabelRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.id], presentLabel);
  }

  /** @throws AppError label.name_taken, label.limit_reached */
  async create(storeId: string, { name, color }: CreateLabelDto): Promise<LabelDto> {
    return unique(this.db.inStore(storeId, async (tx) => {
      const id = newId();
      if ((await queryRows(tx, INSERT_LABEL, [storeId, id, name, color, this.clock.now(), LABELS_MAX])).length === 0) throw new AppError('label.limit_reached');
      return this.#tell(tx, storeId, id);
    }));
  }

  /** @throws AppError label.not_found, label.name_taken */
  async update(storeId: string, labelId: string, { name, color }: UpdateLabelDto): Promise<LabelDto> {
    return unique(this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, UPDATE_LABEL, [storeId, labelId, name ?? null, color ?? null, this.clock.now()])).length === 0) throw new AppError('label.not_found');
      return this.#tell(tx, storeId, labelId);
    }));
  }

  /** No conversation carries it any more. @throws AppError label.not_found */
  async remove(storeId: string, labelId: string): Promise<void> {
    await this.#touchLabelled(storeId, labelId);
    await this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, DELETE_LABEL, [storeId, labelId])).length === 0) throw new AppError('label.not_found');
      this.live.append(tx, [{ storeId, type: 'label.deleted', data: { label_id: publicId('label', labelId) } }]);
    });
  }

  /** A few at a time: whoever writes to one of them waits for no more than that. */
  async #touchLabelled(storeId: string, labelId: string): Promise<void> {
    const now = this.clock.now();
    let touched = TOUCHED_AT_ONCE;
    while (touched === TOUCHED_AT_ONCE) touched = (await this.db.inStore(storeId, (tx) => queryRows(tx, TOUCH_LABELLED, [storeId, labelId, now, TOUCHED_AT_ONCE]))).length;
  }

  async #tell(tx: Tx, storeId: string, labelId: string): Promise<LabelDto> {
    const [row] = await queryRows<LabelRow>(tx, GET_LABEL, [storeId, labelId]);
    if (!row) throw new Error('the label was not stored');
    const label = presentLabel(row);
    this.live.append(tx, [{ storeId, type: 'label.updated', data: { label } }]);
    return label;
  }
}

async function unique<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw violates(error, 'labels_name') ? AppError.field('label.name_taken', '/name') : error;
  });
}

function presentLabel(row: LabelRow): LabelDto {
  return {
    id: publicId('label', row.id), name: row.name, color: row.color, conversation_count: row.conversation_count,
    created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}
