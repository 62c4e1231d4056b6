import { publicId } from '#contracts';
import type { ConversationDto, InboxConversationDto, LastMessageDto, ListedConversationDto, MessageDto } from './conversations.dto.js';
import type { ConversationWithCustomer, FoundConversation, LastMessage } from './inbox/conversation-list.queries.js';
import { snippetOf } from './inbox/search-words.js';
import { publicContent } from './public-content.js';
import type { ConversationRow, MessageRow } from './rows.js';

/** A message as the API and the live stream show it. */
export function presentMessage(row: MessageRow): MessageDto {
  return {
    id: publicId('message', row.id),
    conversation_id: publicId('conversation', row.conversation_id),
    account_id: publicId('account', row.account_id),
    direction: row.direction,
    author: row.author,
    author_id: row.author_id === null ? null : publicId('user', row.author_id),
    kind: row.kind,
    content: publicContent(row.content),
    text: row.text,
    status: row.status,
    failure: row.failure,
    waits: row.status === 'queued' && row.waits !== null ? { code: row.waits.code, text: row.waits.text, until: row.waits.until } : null,
    external_id: row.external_id,
    reply_to_external_id: row.reply_to_external_id,
    extra: row.extra === null ? null : { ...row.extra },
    run_id: row.run_id === null ? null : publicId('run', row.run_id),
    attempt_count: row.attempt_count,
    edited_at: row.edited_at?.toISOString() ?? null,
    deleted_at: row.deleted_at?.toISOString() ?? null,
    occurred_at: row.occurred_at.toISOString(),
    created_at: row.created_at.toISOString(),
  };
}

/** A conversation without its customer. */
export function presentConversation(row: ConversationRow): ConversationDto {
  return {
    id: publicId('conversation', row.id),
    account_id: publicId('account', row.account_id),
    customer_id: publicId('customer', row.customer_id),
    handler: row.handler,
    handler_version: row.handler_version,
    handler_changed_at: row.handler_changed_at.toISOString(),
    hand_off_reason: row.hand_off_reason,
    assignee_id: row.assignee_id === null ? null : publicId('user', row.assignee_id),
    state: row.state,
    snoozed_until: row.snoozed_until?.toISOString() ?? null,
    unread_count: row.unread_count,
    preview: row.preview,
    last_message_at: row.last_message_at.toISOString(),
    last_inbound_at: row.last_inbound_at?.toISOString() ?? null,
    window_closes_at: row.window_closes_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** A conversation with whom it is held. */
export function presentInboxConversation(row: ConversationWithCustomer): InboxConversationDto {
  return {
    ...presentConversation(row),
    customer: { id: publicId('customer', row.customer_id), name: row.customer_name, phone: row.customer_phone, username: row.customer_username },
    label_ids: row.label_ids.map((id) => publicId('label', id)),
    last_message: row.last_message && presentLast(row.last_message),
  };
}

function presentLast({ id, author, author_id: authorId, status, occurred_at: at }: LastMessage): LastMessageDto {
  return { id: publicId('message', id), author, author_id: authorId === null ? null : publicId('user', authorId), status, occurred_at: new Date(at).toISOString() };
}

/** As a list shows it. @param q what was searched for */
export function presentListed(row: FoundConversation, q: string | undefined): ListedConversationDto {
  const { match_id: id, match_text: text = '', match_author: author = 'customer', match_direction: direction = 'in', match_at: at } = row;
  return {
    ...presentInboxConversation(row),
    match: q === undefined || !id || !at ? null : { message_id: publicId('message', id), text: snippetOf(text, q), author, direction, occurred_at: at.toISOString() },
  };
}
