import { ACCOUNT_STATUSES, type AccountStatus, SESSION_STATES, type SessionState } from '#contracts';
import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { Flag, JsonObject, Nested, NestedList, OneOf, Text, Texts, Timestamp } from '../../platform/http/fields.js';

const FIELDS = 'Values by the names of the provider\'s fields (GET /api/v1/providers). In a secret field the empty text keeps what is stored';

export class CreateAccountDto {
  @Text({ max: 40 }) provider!: string;
  @Text({ max: 100, description: 'Unique in the store, whatever the case' }) name!: string;
  @OneOf(ACCOUNT_STATUSES, { optional: true, description: 'active when missing; an inactive account may be incomplete' }) status?: AccountStatus;
  @JsonObject({ description: FIELDS, example: { phoneNumberId: '106540352242922' } }) fields!: Record<string, unknown>;
  @Flag({ optional: true, description: 'Ignored where the provider decides it' }) is_default_outgoing?: boolean;
  @Flag({ optional: true }) is_default_incoming?: boolean;
  @Flag({ optional: true }) auto_read_receipt?: boolean;
  @Texts({ optional: true, max: 60, maxItems: 20 }) labels?: string[];
}
export class UpdateAccountDto {
  @Text({ max: 100, min: 1, optional: true }) name?: string;
  @OneOf(ACCOUNT_STATUSES, { optional: true }) status?: AccountStatus;
  @JsonObject({ optional: true, description: FIELDS }) fields?: Record<string, unknown>;
  @Flag({ optional: true }) is_default_outgoing?: boolean;
  @Flag({ optional: true }) is_default_incoming?: boolean;
  @Flag({ optional: true }) auto_read_receipt?: boolean;
  @Texts({ optional: true, max: 60, maxItems: 20 }) labels?: string[];
}

export class SecretViewDto {
  @Flag() set!: boolean;
  @Text({ max: 4, nullable: true }) last4!: string | null;
  @Timestamp({ nullable: true }) updated_at!: string | null;
}
export class AccountPauseDto {
  @Timestamp() at!: string;
  @Text({ max: 200 }) code!: string;
  @Text({ max: 2000, description: 'Why, in words for people' }) text!: string;
}
export class AccountSessionDto {
  @OneOf(SESSION_STATES, { description: 'Only connected sends and receives' }) state!: SessionState;
  @Timestamp({ description: 'Since when, as far as the provider told' }) at!: string;
  @Text({ max: 40, nullable: true, description: 'Whose phone it is, as last asked; an account is paused while that is not its own number' }) linked_phone!: string | null;
}
export class PhoneLinkDto extends AccountSessionDto {
  @Text({ max: 4096, nullable: true, description: 'Text of the QR code to scan with the phone' }) qr!: string | null;
  @Timestamp({ nullable: true, description: 'Until then it can be scanned' }) qr_until!: string | null;
  @Flag({ description: 'A phone can be linked from here' }) can_link!: boolean;
}
export class AccountProblemDto {
  @Text({ max: 100 }) code!: string;
  @Text({ max: 500 }) text!: string;
  @Text({ max: 100, nullable: true, description: 'Name of the field to correct' }) field!: string | null;
  @Flag({ description: 'false: a warning' }) blocking!: boolean;
}
@ApiExtraModels(SecretViewDto)
export class AccountDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 40 }) provider!: string;
  @Text({ max: 100 }) provider_label!: string;
  @Text({ max: 100 }) name!: string;
  @OneOf(ACCOUNT_STATUSES) status!: AccountStatus;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Values of the open fields' }) fields!: Record<string, string>;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/SecretViewDto' }, description: 'What is known of the sealed fields' }) secrets!: Record<string, SecretViewDto>;
  @Text({ max: 40, nullable: true, description: 'As the provider shows it' }) display_phone_number!: string | null;
  @Text({ max: 200, nullable: true }) verified_name!: string | null;
  @Timestamp({ nullable: true, description: 'When the provider confirmed the number with this account\'s token' }) number_confirmed_at!: string | null;
  @Text({ max: 40, description: 'Environment it was connected in; others ignore its events' }) environment!: string;
  @Flag() is_default_outgoing!: boolean;
  @Flag() is_default_incoming!: boolean;
  @Flag() auto_read_receipt!: boolean;
  @Texts({ max: 60, maxItems: 20 }) labels!: string[];
  @Nested(() => AccountPauseDto, { nullable: true, description: 'Set while the provider refuses the credentials' }) paused!: AccountPauseDto | null;
  @NestedList(() => AccountProblemDto, { maxItems: 50, description: 'Of the last connection check, and warnings about its settings' }) problems!: AccountProblemDto[];
  @Nested(() => AccountSessionDto, { nullable: true, description: 'How the linked device stands, where the account hangs on one' }) session!: AccountSessionDto | null;
  @Timestamp({ nullable: true }) checked_at!: string | null;
  @Timestamp({ nullable: true }) token_expires_at!: string | null;
  @Timestamp({ nullable: true }) webhook_verified_at!: string | null;
  @Timestamp({ nullable: true }) subscribed_at!: string | null;
  @Timestamp({ nullable: true }) last_event_at!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class AccountNameDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 100 }) name!: string;
}
export class MovedFromDto {
  @Nested(() => AccountNameDto, { nullable: true }) default_outgoing!: AccountNameDto | null;
  @Nested(() => AccountNameDto, { nullable: true }) default_incoming!: AccountNameDto | null;
}
/** Answer of a save: also says which account lost a default to this one. */
export class SavedAccountDto extends AccountDto {
  @Nested(() => MovedFromDto) moved_from!: MovedFromDto;
}
export class VerifyTokenDto {
  @Text({ max: 512, nullable: true, description: 'Null where the provider has no verification request, or none is set' }) verify_token!: string | null;
}
