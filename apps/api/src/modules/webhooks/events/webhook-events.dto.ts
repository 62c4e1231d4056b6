import { Flag, Id, JsonObject, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { CreatedQuery } from '../../../platform/http/times.js';
import { WEBHOOK_EVENT_STATES, type WebhookEventState } from '../webhook-events.queries.js';

export class WebhookEventsQuery extends CreatedQuery {
  @OneOf(WEBHOOK_EVENT_STATES, { optional: true }) state?: WebhookEventState;
  @Id('account', { optional: true, description: 'Only events of this account' }) account_id?: string;
}
export class WebhookEventDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 40 }) account_id!: string;
  @OneOf(WEBHOOK_EVENT_STATES, { description: 'pending: waits to be read. held: waits for the plan to resume, or until it is known whose phone it came through. failed: could not be read' }) state!: WebhookEventState;
  @JsonObject({ nullable: true, description: 'How many events of each kind were found in it' }) summary!: Record<string, number> | null;
  @Whole({ description: 'Failed tries to read it' }) attempts!: number;
  @Text({ max: 2000, nullable: true, description: 'Why the last try failed' }) error!: string | null;
  @Whole({ description: 'Size of the body' }) bytes!: number;
  @Timestamp() received_at!: string;
  @Timestamp({ nullable: true }) processed_at!: string | null;
}
export class WebhookEventBodyDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 5_242_880, nullable: true, raw: true, description: 'What the provider posted, without secrets. Null when it also holds events of other accounts, or came through a phone that is not known to be the account\'s own' }) body!: string | null;
  @Flag({ description: 'The request held events of other accounts too' }) is_shared!: boolean;
}
export class ReplayEventsDto {
  @Timestamp({ description: 'Events received at this time or later' }) since!: string;
  @OneOf(WEBHOOK_EVENT_STATES, { optional: true, description: 'Only events in this state; default: all' }) state?: WebhookEventState;
}
export class ReplayedEventsDto {
  @Whole({ description: 'Events that wait to be read again' }) replayed!: number;
}
