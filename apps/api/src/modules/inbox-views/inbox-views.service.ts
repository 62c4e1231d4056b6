import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, queryRows } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import { type Page, pageOf, type PageQuery, readCursor } from '../../platform/http/page.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import type { CreateInboxViewDto, InboxViewDto, InboxViewFilterDto } from './inbox-views.dto.js';
import { COUNT_INBOX_VIEWS, DELETE_INBOX_VIEW, INSERT_INBOX_VIEW, inboxViewPage, type InboxViewRow } from './inbox-views.queries.js';

/** Of a store: people's own ones and the shared ones together. */
const MOST = 200;

/** Views of the inbox. A shared one is everybody's, as labels and canned replies are, and only of these does the team hear. */
@Injectable()
export class InboxViews {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly live: LiveEvents) {}

  /** What this person sees, newest first. @throws AppError cursor.invalid */
  async list(storeId: string, userId: string, { limit = 50, cursor: text }: PageQuery): Promise<Page<InboxViewDto>> {
    const cursor = readCursor(text, ['id']);
    const { sql, values } = inboxViewPage(storeId, userId, cursor, limit);
    const rows = await this.db.inStore(storeId, (tx) => queryRows<InboxViewRow>(tx, sql, values));
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }

  /** @throws AppError inbox_view.limit_reached */
  async create(storeId: string, userId: string, { name, shared, filter }: CreateInboxViewDto): Promise<InboxViewDto> {
    return this.db.inStore(storeId, async (tx) => {
      const [kept] = await queryRows<{ count: number }>(tx, COUNT_INBOX_VIEWS, [storeId]);
      if ((kept?.count ?? 0) >= MOST) throw new AppError('inbox_view.limit_reached');
      const [row] = await queryRows<InboxViewRow>(tx, INSERT_INBOX_VIEW, [storeId, newId(), userId, shared, name, JSON.stringify(filter), this.clock.now()]);
      if (!row) throw new Error('the view was not kept');
      const view = present(row);
      if (row.is_shared) this.live.append(tx, [{ storeId, type: 'inbox_view.updated', data: { inbox_view: view } }]);
      return view;
    });
  }

  /** @throws AppError inbox_view.not_found, also for another person's own */
  async remove(storeId: string, userId: string, id: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      const [removed] = await queryRows<Pick<InboxViewRow, 'is_shared'>>(tx, DELETE_INBOX_VIEW, [storeId, id, userId]);
      if (!removed) throw new AppError('inbox_view.not_found');
      if (removed.is_shared) this.live.append(tx, [{ storeId, type: 'inbox_view.deleted', data: { inbox_view_id: publicId('inbox_view', id) } }]);
    });
  }
}

function present({ id, name, is_shared: shared, user_id: userId, filter, created_at: createdAt }: InboxViewRow): InboxViewDto {
  return { id: publicId('inbox_view', id), name, shared, user_id: publicId('user', userId), filter: presentFilter(filter), created_at: createdAt.toISOString() };
}
/** Ids are kept bare. */
function presentFilter({ account, assignee, label, ...rest }: InboxViewFilterDto): InboxViewFilterDto {
  return {
    ...rest, ...(account === undefined ? {} : { account: publicId('account', account) }),
    ...(assignee === undefined ? {} : { assignee: publicId('user', assignee) }), ...(label === undefined ? {} : { label: publicId('label', label) }),
  };
}
