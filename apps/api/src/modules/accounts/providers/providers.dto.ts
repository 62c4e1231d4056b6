import { ApiProperty } from '@nestjs/swagger';
import { Flag, JsonObject, Nested, NestedList, OneOf, Text, Texts, Whole } from '../../../platform/http/fields.js';

export const FIELD_KINDS = ['text', 'url', 'secret', 'token'] as const;
/** What a provider can do beyond sending and receiving. */
export const POWERS = ['handshake', 'mark_read', 'media', 'check', 'subscribe', 'templates', 'link'] as const;

export class CautionDto {
  @Text({ max: 100 }) code!: string;
  @Text({ max: 500, description: 'Regular expression: values that it finds get the warning' }) pattern!: string;
  @Text({ max: 500, description: '{value} stands for the value' }) text!: string;
}
export class ProviderFieldDto {
  @Text({ max: 60 }) name!: string;
  @Text({ max: 100 }) label!: string;
  @OneOf(FIELD_KINDS, { description: 'secret: never returned; token: an admin may read it again' }) kind!: (typeof FIELD_KINDS)[number];
  @Flag() required!: boolean;
  @Whole() max_length!: number;
  @Text({ max: 2000, nullable: true }) help!: string | null;
  @Text({ max: 500, nullable: true }) default!: string | null;
  @Text({ max: 500, nullable: true }) example!: string | null;
  @Text({ max: 500, nullable: true, description: 'Regular expression over the whole value' }) pattern!: string | null;
  @Text({ max: 20, nullable: true, description: 'A value that begins so is made when the field is left empty' }) generated_prefix!: string | null;
  @OneOf(['number', 'business', 'app'], { nullable: true, description: 'What the value stands for at the provider' }) identifies!: 'number' | 'business' | 'app' | null;
  @Flag({ description: 'Changing it requires the secrets again' }) binds_secrets!: boolean;
  @NestedList(() => CautionDto, { maxItems: 20, description: 'Warnings about values that are taken' }) cautions!: CautionDto[];
}
export class ProviderRulesDto {
  @Flag({ description: 'Every saved account takes the default for outgoing messages; its switch is read only' }) becomes_default_outgoing!: boolean;
  @Flag({ description: 'Every accepted message is followed by status reports' }) always_reports!: boolean;
}
export class ProviderDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 100 }) label!: string;
  @Text({ max: 100, description: 'Heading over its fields in a form' }) section!: string;
  @NestedList(() => ProviderFieldDto, { maxItems: 50 }) fields!: ProviderFieldDto[];
  @Nested(() => ProviderRulesDto) rules!: ProviderRulesDto;
  @JsonObject({ description: 'What its accounts can show, with limits' }) capabilities!: Record<string, unknown>;
  @JsonObject({ description: 'What a template of its accounts may look like' }) template_rules!: Record<string, unknown>;
  @Texts({ max: 20, maxItems: 20, description: POWERS.join(', ') }) powers!: string[];
  @Text({ max: 200, nullable: true, description: 'Where people pay the provider' }) billing_url!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'By code, the words for problems in the asked language, where it is not English' }) words!: Record<string, string>;
}
export class FailureTextsDto {
  @Text({ max: 40 }) provider!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'By the code of a failure, what it means' }) texts!: Record<string, string>;
  @Text({ max: 500, nullable: true, description: 'For every other code, which {code} stands for; null where the failure\'s own text is in the asked language' }) unknown!: string | null;
}
export class FailureTextListDto {
  @ApiProperty({ type: [FailureTextsDto] }) data!: FailureTextsDto[];
}
export class ProvidersQuery {
  @Text({ max: 35, optional: true, description: 'Language of labels and helps, BCP 47; English where a provider does not speak it; that of Accept-Language when missing' }) language?: string;
}
export class ProvidersDto {
  @ApiProperty({ type: [ProviderDto] }) data!: ProviderDto[];
}
