import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type Page, pageOf, readCursor } from '../../../platform/http/page.js';
import { type CreatedQuery, momentAfter } from '../../../platform/http/times.js';
import { AccountDirectory } from '../../accounts/index.js';
import { Keyring } from '../../../platform/crypto/keyring.js';
import { receivedAtOf } from '../intake/event-id.js';
import { openBody } from '../intake/sealed-body.js';
import type { EventSummary } from '../webhook-events.js';
import { FIND_BODY, LIST_EVENTS, LIST_EVENTS_BEFORE, type WebhookEventState } from '../webhook-events.queries.js';

/** An event as people see it: never its body. */
export interface LoggedEvent {
  readonly id: string;
  readonly account_id: string;
  readonly received_at: Date;
  readonly state: WebhookEventState;
  readonly attempts: number;
  readonly error: string | null;
  readonly summary: EventSummary | null;
  readonly processed_at: Date | null;
  readonly bytes: number;
}
interface StoredBody { readonly store_id: string; readonly id: string; readonly account_id: string; readonly body: Buffer; readonly also_number_ids: string[]; readonly state: WebhookEventState; readonly linkage_id: string | null }
export interface LoggedBody {
  /** Undefined when the provider put events of other accounts into the same request, when no key opens it, or when it is not known to have come through the account's own phone. */
  readonly body: string | undefined;
  readonly isShared: boolean;
}

/** What was received for a store, for its admins. */
@Injectable()
export class WebhookEventLog {
  constructor(private readonly db: Database, private readonly accounts: AccountDirectory, private readonly keyring: Keyring) {}

  /** Newest first. @throws AppError cursor.invalid */
  async list<T>(storeId: string, filter: { state?: WebhookEventState; accountId?: string }, page: CreatedQuery, present: (event: LoggedEvent) => T): Promise<Page<T>> {
    const limit = page.limit ?? 50;
    const cursor = readCursor(page.cursor, ['id']);
    const [neighbour] = cursor?.key ?? [];
    const rows = await this.db.inStore(storeId, (tx) => queryRows<LoggedEvent>(tx, cursor?.side === 'before' ? LIST_EVENTS_BEFORE : LIST_EVENTS, [
      storeId, neighbour === undefined ? null : receivedAtOf(neighbour), neighbour ?? null, filter.state ?? null, filter.accountId ?? null, limit + 1, momentAfter(page.created_after) ?? null, page.created_before ?? null,
    ]));
    return pageOf(rows, limit, cursor, (row) => [row.id], present);
  }

  /** @throws AppError webhook_event.not_found, account.not_found */
  async getBody(storeId: string, id: string): Promise<LoggedBody> {
    const [row] = await this.db.inStore(storeId, (tx) => queryRows<StoredBody>(tx, FIND_BODY, [storeId, receivedAtOf(id), id]));
    if (!row) throw new AppError('webhook_event.not_found');
    const account = await this.accounts.open(storeId, row.account_id);
    if (row.linkage_id !== null && row.state !== 'done') return { body: undefined, isShared: false };
    const body = row.linkage_id === null ? row.body : openBody(this.keyring, row);
    if (body === undefined) return { body: undefined, isShared: false };
    const isShared = account.parse(body, row.also_number_ids).some((event) => event.kind === 'ignored' && event.reason === 'other_account');
    return { body: isShared ? undefined : body.toString('utf8'), isShared };
  }
}
