import { publicId } from '#contracts';
import { descriptionOf, transcriptOf } from '../../media/index.js';
import { presentMessage } from '../presenter.js';
import type { ConversationEventDto, ThreadMessageDto } from './thread.dto.js';
import type { ConversationEventRow, ThreadRow } from './thread.queries.js';

/** A bubble with its turn, quoted message, file and reactions. */
export function presentThreadMessage(row: ThreadRow): ThreadMessageDto {
  return {
    ...presentMessage(row),
    reply_to_message_id: row.reply_to_message_id === null ? null : publicId('message', row.reply_to_message_id),
    turn: row.direction === 'out' || row.turn_id === null ? null : { silence_reason: row.turn_silence_reason, run_id: row.turn_run_id === null ? null : publicId('run', row.turn_run_id) },
    media: row.file_id === null ? null : {
      id: publicId('media', row.file_id), state: row.file_state, mime_type: row.file_mime_type, bytes: row.file_bytes === null ? null : Number(row.file_bytes),
      filename: row.file_filename, failure: row.file_failure,
      transcript: transcriptOf(row.file_transcript_state, row.file_transcript, row.file_transcript_failure),
      description: descriptionOf(row.file_description_state, row.file_description, row.file_description_failure),
    },
    reactions: row.reactions.map(({ emoji, reactor, occurred_at }) => ({ emoji, by: reactor === 'store' ? 'store' : 'customer', occurred_at: new Date(occurred_at).toISOString() })),
  };
}

export function presentConversationEvent(row: ConversationEventRow): ConversationEventDto {
  return {
    id: publicId('event', row.id), type: row.type, actor: row.actor, actor_id: row.actor_id === null ? null : publicId('user', row.actor_id),
    detail: row.detail, occurred_at: row.occurred_at.toISOString(),
  };
}
