import { Id, Nested, Text, Timestamp } from '../../../platform/http/fields.js';

export class ParkReplyDto {
  @Text({ max: 4096, raw: true, description: 'Goes out as soon as the customer writes or taps' }) text!: string;
}
export class ParkedReplyDto {
  @Text({ max: 4096, raw: true }) text!: string;
  @Id('user', { nullable: true, description: 'Null when a program wrote it' }) author_id!: string | null;
  @Timestamp() created_at!: string;
  @Text({ max: 60, nullable: true, description: 'Error code: why it did not go out when the customer wrote last; null as long as nothing kept it back' }) refusal!: string | null;
}
export class MaybeParkedReplyDto {
  @Nested(() => ParkedReplyDto, { nullable: true, description: 'Null when none waits' }) parked_reply!: ParkedReplyDto | null;
}
