import { AppError } from '../../platform/errors/app-error.js';
import type { ConversationRow } from './rows.js';

/** Changes with what people decide about a conversation, not with every message. */
export function etagOf(row: Pick<ConversationRow, 'handler_version' | 'state'>): string {
  return `"${row.handler_version}-${row.state}"`;
}

/** @throws AppError conversation.stale when `ifMatch` was given and names another state of the conversation */
export function demandMatch(row: Pick<ConversationRow, 'handler_version' | 'state'>, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const current = etagOf(row);
  if (!ifMatch.split(',').some((tag) => tag.trim() === current)) throw new AppError('conversation.stale', { headers: { etag: current } });
}
