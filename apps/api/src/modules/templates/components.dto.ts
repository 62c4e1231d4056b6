import { OTP_TYPES, TEMPLATE_BUTTON_KINDS, TEMPLATE_HEADER_FORMATS, type OtpType, type TemplateButtonKind, type TemplateHeaderFormat } from '#contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsObject, IsOptional } from 'class-validator';
import { Flag, Nested, NestedList, OneOf, Text, Whole } from '../../platform/http/fields.js';

// Lengths here only keep nonsense out: WhatsApp's own limits are the provider's, and drafts may break them.
const LONG = 8000;

export class TemplateHeaderDto {
  @OneOf(TEMPLATE_HEADER_FORMATS) format!: TemplateHeaderFormat;
  @Text({ max: LONG, optional: true, min: 0, description: 'Of a text header; at most one {{variable}}' }) text?: string;
  @Text({ max: 40, optional: true, pattern: /^med_[0-9a-hjkmnp-tv-z]{26}$/, description: 'Sample file of a media header; it is sent when no other file is given' }) media_id?: string;
}
export class TemplateAppDto {
  @Text({ max: 300, min: 0, description: 'Of an Android app, com.example.app' }) package_name!: string;
  @Text({ max: 100, min: 0, description: 'Of the key that signs the app, eleven characters' }) signature_hash!: string;
}
export class TemplateButtonDto {
  @OneOf(TEMPLATE_BUTTON_KINDS) kind!: TemplateButtonKind;
  @Text({ max: LONG, min: 0 }) text!: string;
  @Text({ max: LONG, min: 0, optional: true, description: 'Of url buttons; may end with one {{variable}}' }) url?: string;
  @Text({ max: 100, min: 0, optional: true }) phone?: string;
  @Text({ max: 100, min: 0, optional: true }) flow_id?: string;
  @Flag({ optional: true, description: 'Of a quick reply: whoever taps it gets no marketing any more' }) opt_out?: boolean;
  @OneOf(OTP_TYPES, { optional: true, description: 'Of a login code: copied by hand (default), handed to an app with one tap, or without any' }) otp_type?: OtpType;
  @Text({ max: LONG, min: 0, optional: true, description: 'Label of the button that hands a login code to an app' }) autofill_text?: string;
  @NestedList(() => TemplateAppDto, { maxItems: 20, optional: true, description: 'Apps that may take a login code over' }) supported_apps?: TemplateAppDto[];
  @Flag({ optional: true, description: "WhatsApp's rules for login codes without a tap are accepted" }) zero_tap_terms_accepted?: boolean;
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'What the provider keeps of it besides; given back unchanged' })
  @IsOptional() @IsObject() extra?: Record<string, unknown>;
}
export class TemplateCardDto {
  @Nested(() => TemplateHeaderDto) header!: TemplateHeaderDto;
  @Text({ max: LONG, min: 0, optional: true, raw: true }) body?: string;
  @NestedList(() => TemplateButtonDto, { maxItems: 20 }) buttons!: TemplateButtonDto[];
}
export class TemplateOfferDto {
  @Text({ max: LONG, min: 0 }) text!: string;
  @Flag({ description: 'Shows a countdown; its end is a value of every send' }) expires!: boolean;
}
export class TemplateCodeDto {
  @Flag({ optional: true, description: 'Adds "do not share this code"' }) security_note?: boolean;
  @Whole({ optional: true, min: 0, max: 10_000 }) expires_in_minutes?: number;
}
export class TemplateComponentsDto {
  @Nested(() => TemplateHeaderDto, { optional: true }) header?: TemplateHeaderDto;
  @Text({ max: LONG, min: 0, raw: true, description: 'Empty in authentication templates: the provider writes it' }) body!: string;
  @Text({ max: LONG, min: 0, optional: true }) footer?: string;
  @NestedList(() => TemplateButtonDto, { maxItems: 50 }) buttons!: TemplateButtonDto[];
  @NestedList(() => TemplateCardDto, { maxItems: 50, optional: true, description: 'A carousel' }) cards?: TemplateCardDto[];
  @Nested(() => TemplateOfferDto, { optional: true, description: 'A limited-time offer' }) offer?: TemplateOfferDto;
  @Nested(() => TemplateCodeDto, { optional: true, description: 'Only in authentication templates' }) code?: TemplateCodeDto;
  @ApiPropertyOptional({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Components that are not known here; given back unchanged' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsObject({ each: true }) others?: Record<string, unknown>[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'A sample value for every variable by its key, as in the values of a send' })
  @IsOptional() @IsObject() samples!: Record<string, string>;
}
