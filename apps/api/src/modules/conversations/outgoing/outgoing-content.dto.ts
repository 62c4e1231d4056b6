import { MEDIA_KINDS, type MediaKind } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { Decimal, Flag, Id, Nested, NestedList, OneOf, Text } from '../../../platform/http/fields.js';

// Lengths here only keep nonsense out; WhatsApp's own limits are the provider's and are checked with its words.
const LONG = 70_000;
const SHORT = 1000;

export class TextContentDto {
  @OneOf(['text']) kind!: 'text';
  @Text({ max: LONG, raw: true }) text!: string;
  @Flag({ optional: true, description: 'Show a preview of the first link' }) preview_url?: boolean;
}
export class FileContentDto {
  @OneOf(MEDIA_KINDS) kind!: MediaKind;
  @Id('media', { description: 'A file that was uploaded or received' }) media_id!: string;
  @Text({ max: LONG, raw: true, optional: true }) caption?: string;
  @Text({ max: 255, optional: true, description: 'Of documents: the name that the customer sees' }) filename?: string;
  @Flag({ optional: true, description: 'Of audio: show it as a voice note' }) voice?: boolean;
}
export class LocationContentDto {
  @OneOf(['location']) kind!: 'location';
  @Decimal() latitude!: number;
  @Decimal() longitude!: number;
  @Text({ max: SHORT, optional: true }) name?: string;
  @Text({ max: SHORT, optional: true }) address?: string;
}
export class ContactPhoneDto {
  @Text({ max: 40 }) phone!: string;
  @Text({ max: 40, optional: true }) type?: string;
  @Text({ max: 40, optional: true }) wa_id?: string;
}
export class ContactEmailDto {
  @Text({ max: 254 }) email!: string;
  @Text({ max: 40, optional: true }) type?: string;
}
export class ContactCardDto {
  @Text({ max: SHORT }) name!: string;
  @Text({ max: SHORT, optional: true }) first_name?: string;
  @NestedList(() => ContactPhoneDto, { maxItems: 20 }) phones!: ContactPhoneDto[];
  @NestedList(() => ContactEmailDto, { maxItems: 20, optional: true }) emails?: ContactEmailDto[];
  @Text({ max: SHORT, optional: true }) organization?: string;
}
export class ContactsContentDto {
  @OneOf(['contacts']) kind!: 'contacts';
  @NestedList(() => ContactCardDto, { minItems: 1, maxItems: 300 }) contacts!: ContactCardDto[];
}
export class HeaderDto {
  @Text({ max: SHORT, raw: true, optional: true }) text?: string;
  @Id('media', { optional: true, description: 'An image, a video or a document' }) media_id?: string;
}
export class ButtonDto {
  @Text({ max: SHORT }) id!: string;
  @Text({ max: SHORT }) title!: string;
}
export class ButtonsContentDto {
  @OneOf(['buttons']) kind!: 'buttons';
  @Text({ max: LONG, raw: true }) body!: string;
  @NestedList(() => ButtonDto, { minItems: 1, maxItems: 100 }) buttons!: ButtonDto[];
  @Nested(() => HeaderDto, { optional: true }) header?: HeaderDto;
  @Text({ max: SHORT, raw: true, optional: true }) footer?: string;
}
export class ListRowDto {
  @Text({ max: SHORT }) id!: string;
  @Text({ max: SHORT }) title!: string;
  @Text({ max: SHORT, optional: true }) description?: string;
}
export class ListSectionDto {
  @Text({ max: SHORT, optional: true }) title?: string;
  @NestedList(() => ListRowDto, { minItems: 1, maxItems: 100 }) rows!: ListRowDto[];
}
export class ListContentDto {
  @OneOf(['list']) kind!: 'list';
  @Text({ max: LONG, raw: true }) body!: string;
  @Text({ max: SHORT, description: 'What opens the list' }) button!: string;
  @NestedList(() => ListSectionDto, { minItems: 1, maxItems: 100 }) sections!: ListSectionDto[];
  @Nested(() => HeaderDto, { optional: true }) header?: HeaderDto;
  @Text({ max: SHORT, raw: true, optional: true }) footer?: string;
}
export class ReactionContentDto {
  @OneOf(['reaction']) kind!: 'reaction';
  @Id('message', { description: 'A message of the same conversation' }) message_id!: string;
  @Text({ max: 40, min: 0, description: 'Empty takes the reaction back' }) emoji!: string;
}

export class TemplateContentDto {
  @OneOf(['template']) kind!: 'template';
  @Id('template') template_id!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'A value for every variable by its key: its own name in the body, `header`, `button.0`, `card.0.1`, `code`, `offer.expires`; a file is a media id or an https address' })
  @IsObject() values!: Record<string, string>;
}

const SUB_TYPES = [
  { name: 'text', value: TextContentDto },
  ...MEDIA_KINDS.map((name) => ({ name, value: FileContentDto })),
  { name: 'location', value: LocationContentDto },
  { name: 'contacts', value: ContactsContentDto },
  { name: 'buttons', value: ButtonsContentDto },
  { name: 'list', value: ListContentDto },
  { name: 'reaction', value: ReactionContentDto },
  { name: 'template', value: TemplateContentDto },
];
/** What content is read as when its kind is none of ours, so that the answer names the kinds there are. */
class UnknownContentDto {
  @OneOf(SUB_TYPES.map(({ name }) => name)) kind!: string;
}
export type OutgoingContentDto =
  | TextContentDto | FileContentDto | LocationContentDto | ContactsContentDto | ButtonsContentDto | ListContentDto | ReactionContentDto | TemplateContentDto;

/** For the OpenAPI document of the routes that take content. */
export const OUTGOING_CONTENT_MODELS = [...new Set(SUB_TYPES.map(({ value }) => value))];

/** The content of a message: its `kind` says which fields it has. */
export function OutgoingContent(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      required: true,
      oneOf: OUTGOING_CONTENT_MODELS.map((model) => ({ $ref: getSchemaPath(model) })),
      discriminator: { propertyName: 'kind', mapping: Object.fromEntries(SUB_TYPES.map(({ name, value }) => [name, getSchemaPath(value)])) },
    }),
    IsObject(), ValidateNested(), Type(() => UnknownContentDto, { discriminator: { property: 'kind', subTypes: SUB_TYPES }, keepDiscriminatorProperty: true }),
  );
}
