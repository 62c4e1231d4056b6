import { type EventName, publicId } from '#contracts';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import type { LiveEvent } from '../../../platform/live/live-events.js';
import { presentMessage } from '../presenter.js';
import type { MessageRow } from '../rows.js';
import type { MessageFileDto, ThreadMessageDto } from './thread.dto.js';
import { presentThreadMessage } from './thread.presenter.js';
import { GET_MESSAGES, type ThreadRow } from './thread.queries.js';

/**
 * Live events of messages with all that a bubble shows, so that screens need not ask for it. The database is asked only for what a
 * new message names and does not contain; for changed ones always. Part of the caller's transaction.
 */
export async function messageEvents(tx: Tx, type: EventName, rows: readonly MessageRow[]): Promise<LiveEvent[]> {
  const asked = rows.filter((row) => type === 'message.updated' || namesOthers(row));
  const found = asked.length === 0 ? [] : await queryRows<ThreadRow>(tx, GET_MESSAGES, [asked.map(({ store_id: storeId }) => storeId), asked.map(({ id }) => id)]);
  const shown = new Map(found.map((row) => [row.id, presentThreadMessage(row)]));
  return rows.map((row) => ({ storeId: row.store_id, type, data: { message: withFile(shown.get(row.id) ?? bare(row), row) } }));
}

function namesOthers({ direction, content, reply_to_external_id: replyTo }: MessageRow): boolean {
  return replyTo !== null || (direction === 'out' && 'media' in content);
}

function bare(row: MessageRow): ThreadMessageDto {
  return { ...presentMessage(row), reply_to_message_id: null, turn: null, media: null, reactions: [] };
}

/** The file of a new message is noted after it, in the same transaction. */
function withFile(message: ThreadMessageDto, { content }: MessageRow): ThreadMessageDto {
  const ref = 'media' in content ? content.media : undefined;
  if (message.media !== null || ref?.mediaId === undefined) return message;
  const media: MessageFileDto = { id: publicId('media', ref.mediaId), state: 'pending', mime_type: ref.mimeType ?? 'application/octet-stream', bytes: null, filename: ref.filename ?? null, failure: null, transcript: null, description: null };
  return { ...message, media };
}
