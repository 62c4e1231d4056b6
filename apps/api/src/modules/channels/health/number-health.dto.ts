import { Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../../platform/http/fields.js';
import { AccountDto } from '../../accounts/index.js';
import { ChannelNumberDto } from '../channels.dto.js';

/** What people look for when something does not work, in this order (R72-R82). */
export const HEALTH_TOPICS = ['webhook', 'connection', 'messages'] as const;
export type HealthTopic = (typeof HEALTH_TOPICS)[number];
/** `unknown`: nothing has shown it yet. */
export const HEALTH_STATES = ['ok', 'warning', 'problem', 'unknown'] as const;
export type HealthState = (typeof HEALTH_STATES)[number];
export const HEALTH_CHECKS = [
  'callback.address', 'webhook.verified', 'credentials.complete', 'connection.tested', 'account.paused', 'account.active', 'events.subscribed',
  'token.permanent', 'plan.active', 'environment.same', 'signatures.valid', 'events.received',
] as const;
export type HealthCheck = (typeof HEALTH_CHECKS)[number];

export class HealthRowDto {
  @OneOf(HEALTH_TOPICS) topic!: HealthTopic;
  @OneOf(HEALTH_CHECKS) check!: HealthCheck;
  @OneOf(HEALTH_STATES) state!: HealthState;
  @Text({ max: 2000, nullable: true, description: 'What is wrong, in words' }) text!: string | null;
  @Text({ max: 100, nullable: true, description: 'Code of the problem' }) code!: string | null;
  @Text({ max: 100, nullable: true, description: 'Name of the field to correct' }) field!: string | null;
  @Timestamp({ nullable: true, description: 'When it was seen, or when it ends' }) at!: string | null;
  @Whole({ nullable: true, description: 'How often within the last day' }) count!: number | null;
}
export class NumberHealthDto {
  @Nested(() => AccountDto) account!: AccountDto;
  @Nested(() => ChannelNumberDto) number!: ChannelNumberDto;
  @NestedList(() => HealthRowDto, { maxItems: 50, description: 'By topic; the first one that is no `ok` is the one to look at' }) data!: HealthRowDto[];
}
