import { SECURITY_EVENT_KINDS, type SecurityEventKind } from '#contracts';
import { OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class RefusedEventDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 40 }) account_id!: string;
  @OneOf(SECURITY_EVENT_KINDS, { description: 'Why it was refused the last time' }) reason!: SecurityEventKind;
  @Whole({ description: 'How often the same body arrived' }) count!: number;
  @Timestamp() first_at!: string;
  @Timestamp() last_at!: string;
}
export class RefusedReplayDto {
  @Whole({ description: 'Bodies that passed and will be read' }) accepted!: number;
  @Whole({ description: 'Bodies that stay refused' }) refused!: number;
}
