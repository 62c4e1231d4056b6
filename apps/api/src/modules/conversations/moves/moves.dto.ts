import { Flag, Id, Nested, NestedList, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class MoveAccountDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 100 }) name!: string;
}
export class MoveSourceDto {
  @Nested(() => MoveAccountDto) account!: MoveAccountDto;
  @Flag({ description: 'It was deleted; its history is still here' }) is_removed!: boolean;
  @Whole({ description: 'Conversations that would come along' }) moves!: number;
  @Whole({ description: 'Conversations that would stay, because their customer has a thread with the new account already' }) stays!: number;
  @Whole({ description: 'Messages that wait to be sent and would leave through the new account' }) queued!: number;
}
export class MoveSourcesDto {
  @NestedList(() => MoveSourceDto, { maxItems: 500 }) data!: MoveSourceDto[];
}
export class MoveConversationsDto {
  @Id('account', { description: 'Whose conversations are taken along; it may be deleted' }) from_account_id!: string;
}
export class ConversationMoveDto {
  @Text({ max: 40 }) id!: string;
  @Nested(() => MoveAccountDto) from!: MoveAccountDto;
  @Nested(() => MoveAccountDto) to!: MoveAccountDto;
  @Whole() moved!: number;
  @Whole() stayed!: number;
  @Whole() queued!: number;
  @Text({ max: 200, description: 'Who did it' }) moved_by!: string;
  @Timestamp() created_at!: string;
  @Timestamp({ nullable: true }) undone_at!: string | null;
}
