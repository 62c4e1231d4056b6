import { publicId } from '#contracts';
import { AppError } from '../../platform/errors/app-error.js';
import type { ConversationRow } from './rows.js';

type Decided = Pick<ConversationRow, 'handler_version' | 'state' | 'assignee_id'>;

/** Changes with what people decide about a conversation, not with every message. */
export function etagOf(row: Decided): string {
  return `"${row.handler_version}-${row.state}-${row.assignee_id === null ? 'none' : publicId('user', row.assignee_id)}"`;
}

/** @throws AppError conversation.stale when `ifMatch` was given and names another state of the conversation */
export function demandMatch(row: Decided, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const current = etagOf(row);
  if (!ifMatch.split(',').some((tag) => tag.trim() === current)) throw new AppError('conversation.stale', { headers: { etag: current } });
}
