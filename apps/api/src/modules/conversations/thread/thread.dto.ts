import { MEDIA_STATES, type MediaState, SILENCE_REASONS, type SilenceReason } from '#contracts';
import { Id, JsonObject, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { DescriptionDto, TranscriptDto } from '../../media/index.js';
import { MessageDto } from '../conversations.dto.js';

export const ACTORS = ['assistant', 'user', 'api', 'customer', 'device', 'system'] as const;
export type ActorKind = (typeof ACTORS)[number];
export const REACTORS = ['store', 'customer'] as const;

export class MessageTurnDto {
  @OneOf(SILENCE_REASONS, { nullable: true, description: 'Why nobody answered by itself; null when the assistant did' }) silence_reason!: SilenceReason | null;
  @Id('run', { nullable: true, description: 'The assistant\'s run over this turn' }) run_id!: string | null;
}
export class MessageFileDto {
  @Id('media') id!: string;
  @OneOf(MEDIA_STATES, { description: 'pending: still being fetched from WhatsApp' }) state!: MediaState;
  @Text({ max: 200 }) mime_type!: string;
  @Whole({ nullable: true }) bytes!: number | null;
  @Text({ max: 255, nullable: true }) filename!: string | null;
  @Text({ max: 500, nullable: true, description: 'Why it could not be fetched' }) failure!: string | null;
  @Nested(() => TranscriptDto, { nullable: true, description: 'Of sounds that customers sent' }) transcript!: TranscriptDto | null;
  @Nested(() => DescriptionDto, { nullable: true, description: 'Of photos that customers sent' }) description!: DescriptionDto | null;
}
export class MessageReactionDto {
  @Text({ max: 40 }) emoji!: string;
  @OneOf(REACTORS) by!: (typeof REACTORS)[number];
  @Timestamp() occurred_at!: string;
}
/** A bubble with everything that hangs on it. */
export class ThreadMessageDto extends MessageDto {
  @Id('message', { nullable: true, description: 'The quoted message, where we have it' }) reply_to_message_id!: string | null;
  @Nested(() => MessageTurnDto, { nullable: true, description: 'Of customers\' messages: how their turn ended; null while it is open' }) turn!: MessageTurnDto | null;
  @Nested(() => MessageFileDto, { nullable: true }) media!: MessageFileDto | null;
  @NestedList(() => MessageReactionDto, { maxItems: 100 }) reactions!: MessageReactionDto[];
}
export class ConversationEventDto {
  @Id('event') id!: string;
  @Text({ max: 40, description: 'handed_off, taken_over, assigned, returned_to_ai, snoozed, woken, resolved, reopened, undone, order_created, order_placed, order_cancelled' }) type!: string;
  @OneOf(ACTORS) actor!: ActorKind;
  @Id('user', { nullable: true }) actor_id!: string | null;
  @JsonObject({ nullable: true, description: 'For example the reason of a hand-off' }) detail!: Record<string, unknown> | null;
  @Timestamp() occurred_at!: string;
}
