import { SECURITY_EVENT_KINDS, type SecurityEventKind } from '#contracts';
import { Id, JsonObject, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';

export class SecurityEventsQuery extends ChangedQuery {
  @OneOf(SECURITY_EVENT_KINDS, { optional: true }) kind?: SecurityEventKind;
  @Id('account', { optional: true, description: 'Only events of this account' }) account_id?: string;
}
export class SecurityEventDto {
  @Text({ max: 40 }) id!: string;
  @OneOf(SECURITY_EVENT_KINDS) kind!: SecurityEventKind;
  @Text({ max: 40, nullable: true }) account_id!: string | null;
  @Text({ max: 200, description: 'Where it came from' }) source!: string;
  @JsonObject({ description: 'Facts of the latest occurrence' }) detail!: Record<string, unknown>;
  @Whole({ description: 'How often within its hour' }) count!: number;
  @Timestamp() first_at!: string;
  @Timestamp() last_at!: string;
}
