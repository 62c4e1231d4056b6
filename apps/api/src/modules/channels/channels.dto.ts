import { ACCOUNT_STATUSES, type AccountStatus, SETUP_STEPS, type SetupStepKind } from '#contracts';
import { Flag, Id, JsonObject, Nested, NestedList, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';
import { AccountDto } from '../accounts/index.js';

export const CONNECTION_STATES = ['connected', 'action_needed', 'not_connected', 'inactive'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export class ConnectionProblemDto {
  @Text({ max: 100 }) code!: string;
  @Text({ max: 2000, description: 'In words for people' }) text!: string;
  @Text({ max: 100, nullable: true, description: 'Name of the field to correct' }) field!: string | null;
  @Flag({ description: 'false: a warning' }) blocking!: boolean;
}
export class ChannelNumberDto {
  @Text({ max: 40 }) account_id!: string;
  @Text({ max: 100, description: 'What the provider is called' }) provider_name!: string;
  @Text({ max: 100 }) name!: string;
  @OneOf(ACCOUNT_STATUSES) status!: AccountStatus;
  @OneOf(CONNECTION_STATES) state!: ConnectionState;
  @Text({ max: 40, nullable: true }) display_phone_number!: string | null;
  @Text({ max: 200, nullable: true }) verified_name!: string | null;
  @Text({ max: 40 }) environment!: string;
  @Text({ max: 500, description: 'Callback URL to enter at the provider' }) callback_url!: string;
  @Timestamp({ nullable: true }) webhook_verified_at!: string | null;
  @Timestamp({ nullable: true }) last_event_at!: string | null;
  @NestedList(() => ConnectionProblemDto, { maxItems: 50 }) problems!: ConnectionProblemDto[];
}
export class ChannelDto {
  @Text({ max: 40 }) provider!: string;
  @Text({ max: 100 }) label!: string;
  @Text({ max: 100, description: 'What its card is called' }) name!: string;
  @Text({ max: 100, nullable: true, description: 'Through what it is connected' }) via!: string | null;
  @Flag({ description: 'It has a setup wizard' }) has_setup!: boolean;
  @OneOf(SETUP_STEPS, { nullable: true, description: 'Step of the setup wizard that is under way' }) setup_step!: SetupStepKind | null;
  @Whole({ nullable: true, min: 1, max: 20, description: 'Its place in the wizard, from 1' }) setup_step_number!: number | null;
  @Flag({ description: 'At least one number works' }) connected!: boolean;
  @NestedList(() => ChannelNumberDto, { maxItems: 1000 }) numbers!: ChannelNumberDto[];
  @Text({ max: 500, nullable: true, description: 'Callback URL where all numbers share one' }) callback_url!: string | null;
}
export class AddressWarningDto {
  @Text({ max: 100 }) code!: string;
  @Text({ max: 500 }) text!: string;
}
export class ChannelsQuery {
  @Text({ max: 35, optional: true, description: 'Language of names, BCP 47; that of Accept-Language when missing' }) language?: string;
}
export class ChannelsDto {
  @Text({ max: 40, description: 'Label of this environment' }) environment!: string;
  @NestedList(() => ChannelDto, { maxItems: 20 }) data!: ChannelDto[];
  @NestedList(() => AddressWarningDto, { maxItems: 5, description: 'Why a provider cannot reach the callback URL' }) warnings!: AddressWarningDto[];
}

export class CheckCredentialsDto {
  @Text({ max: 40 }) provider!: string;
  @JsonObject({ description: 'Values by the names of the provider\'s fields' }) fields!: Record<string, unknown>;
  @Id('account', { optional: true, description: 'Account whose stored values stand for fields that are empty here' }) account_id?: string;
}
export class CheckPartDto {
  @Text({ max: 60 }) part!: string;
  @Flag() ok!: boolean;
}
export class ConnectionCheckDto {
  @Flag() ok!: boolean;
  @Text({ max: 40, nullable: true }) display_phone_number!: string | null;
  @Text({ max: 200, nullable: true }) verified_name!: string | null;
  @Text({ max: 40, nullable: true }) app_id!: string | null;
  @Text({ max: 40, nullable: true }) quality_rating!: string | null;
  @Timestamp({ nullable: true }) token_expires_at!: string | null;
  @Flag({ nullable: true, description: 'Whether the provider delivers this number\'s events to us' }) subscribed!: boolean | null;
  @NestedList(() => CheckPartDto, { maxItems: 20, description: 'What was asked, in order; parts behind a failed one may be missing' }) parts!: CheckPartDto[];
  @NestedList(() => ConnectionProblemDto, { maxItems: 50 }) problems!: ConnectionProblemDto[];
}
export class AccountCheckDto extends ConnectionCheckDto {
  @Nested(() => AccountDto, { description: 'The account with what was found' }) account!: AccountDto;
}
