import { SETUP_COPIES, SETUP_STEPS, type SetupCopy, type SetupStepKind } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Flag, JsonObject, Nested, NestedList, OneOf, Text, Texts, Whole, Wholes } from '../../../platform/http/fields.js';
import { AccountDto, AccountNameDto } from '../../accounts/index.js';
import { AddressWarningDto, ConnectionCheckDto } from '../channels.dto.js';

export class SetupQuery {
  @Text({ max: 35, optional: true, description: 'BCP 47; English where the guide does not speak it', example: 'es' }) language?: string;
}
export class UpdateSetupDto {
  @OneOf(SETUP_STEPS, { optional: true, description: 'Where people are now' }) step?: SetupStepKind;
  @Wholes({ optional: true, min: 0, max: 49, maxItems: 50, description: 'Positions of the preparations that are done' }) ticked?: number[];
  @JsonObject({ optional: true, description: 'Open values that were noted, by field; secrets are refused' }) entered?: Record<string, unknown>;
}
export class SetupCredentialsDto {
  @JsonObject({ description: 'Values by the names of the provider\'s fields. In a secret field the empty text keeps what this setup has saved' }) fields!: Record<string, unknown>;
}

export class SetupStepDto {
  @OneOf(SETUP_STEPS) kind!: SetupStepKind;
  @Text({ max: 200 }) title!: string;
  @Text({ max: 500, nullable: true }) lead!: string | null;
  @Text({ max: 100, description: 'Words of the button that leads on' }) action!: string;
}
export class SetupInstructionDto {
  @Text({ max: 500 }) text!: string;
  @Text({ max: 500, nullable: true, description: 'A page of the provider\'s' }) link!: string | null;
  @OneOf(SETUP_COPIES, { nullable: true, description: 'The value that is pasted there' }) copy!: SetupCopy | null;
  @Texts({ max: 60, maxItems: 20, description: 'Fields whose values are found there' }) fields!: string[];
}
export class SetupFieldDto {
  @Text({ max: 60 }) name!: string;
  @Text({ max: 100 }) label!: string;
  @Flag({ description: 'Its value is never shown again' }) secret!: boolean;
  @Flag({ description: 'Has a default and stands aside' }) advanced!: boolean;
  @Flag() required!: boolean;
  @Text({ max: 500 }) meaning!: string;
  @Text({ max: 500, nullable: true }) place!: string | null;
  @Text({ max: 1000, nullable: true, description: 'The way to the value; words between backticks are code' }) help!: string | null;
  @Text({ max: 500, nullable: true }) link!: string | null;
  @Text({ max: 1000, nullable: true, description: 'What goes wrong most often with it' }) warning!: string | null;
  @Text({ max: 500, nullable: true, description: 'Regular expression over the whole value' }) pattern!: string | null;
  @Text({ max: 500, nullable: true }) default!: string | null;
  @Text({ max: 500, nullable: true }) example!: string | null;
  @Whole() max_length!: number;
}
export class SetupCheckDto {
  @Text({ max: 60, description: 'As in `parts` of a connection check' }) part!: string;
  @Text({ max: 200 }) label!: string;
}
export class SetupGuideDto {
  @Text({ max: 35 }) language!: string;
  @Text({ max: 200 }) name!: string;
  @Text({ max: 200 }) title!: string;
  @Text({ max: 500 }) subtitle!: string;
  @Text({ max: 1000 }) welcome!: string;
  @Texts({ max: 500, maxItems: 20 }) requirements!: string[];
  @NestedList(() => SetupStepDto, { maxItems: 10 }) steps!: SetupStepDto[];
  @NestedList(() => SetupInstructionDto, { maxItems: 50 }) preparation!: SetupInstructionDto[];
  @NestedList(() => SetupFieldDto, { maxItems: 50 }) fields!: SetupFieldDto[];
  @NestedList(() => SetupInstructionDto, { maxItems: 50 }) webhook!: SetupInstructionDto[];
  @NestedList(() => SetupCheckDto, { maxItems: 20 }) checks!: SetupCheckDto[];
}
export class ChannelSetupDto {
  @Text({ max: 40 }) provider!: string;
  @Nested(() => SetupGuideDto) guide!: SetupGuideDto;
  @OneOf(SETUP_STEPS, { description: 'Where people were last' }) step!: SetupStepKind;
  @Wholes({ min: 0, max: 49, maxItems: 50 }) ticked!: number[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Open values that were noted, by field' }) entered!: Record<string, string>;
  @Nested(() => AccountDto, { nullable: true, description: 'The account, once its credentials were accepted' }) account!: AccountDto | null;
  @Text({ max: 500, nullable: true, description: 'Callback URL to enter at the provider' }) callback_url!: string | null;
  @Flag({ description: 'The provider asks the Callback URL whether it is right' }) has_handshake!: boolean;
  @Flag({ description: 'Whether the webhook can be entered for people' }) can_subscribe!: boolean;
  @Nested(() => AccountNameDto, { nullable: true, description: 'The account that is no longer the default for outgoing messages once this one is saved' }) loses_default!: AccountNameDto | null;
  @NestedList(() => AddressWarningDto, { maxItems: 5 }) warnings!: AddressWarningDto[];
}
export class SetupConnectionDto {
  @Nested(() => ConnectionCheckDto) check!: ConnectionCheckDto;
  @Nested(() => ChannelSetupDto) setup!: ChannelSetupDto;
}
