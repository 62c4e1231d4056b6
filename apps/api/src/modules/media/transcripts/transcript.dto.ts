import { TRANSCRIPT_STATES, type TranscriptState } from '#contracts';
import { OneOf, Text } from '../../../platform/http/fields.js';

export class TranscriptDto {
  @OneOf(TRANSCRIPT_STATES, { description: 'pending: being fetched or listened to' }) state!: TranscriptState;
  @Text({ max: 20_000, nullable: true, description: 'What the customer says' }) text!: string | null;
  @Text({ max: 500, nullable: true, description: 'Why it is not known' }) failure!: string | null;
}
