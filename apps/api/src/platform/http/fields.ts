import { type FieldParams, ID_PREFIXES, type IdKind, parsePublicId } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsDate, IsEmail, IsIn, IsInt, IsISO8601, IsNumber, IsObject, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateIf, ValidateNested,
} from 'class-validator';

// Each decorator states a field once: its check and its line in the OpenAPI document.

interface Common {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly example?: unknown;
}
// Also where nothing may be missing: a required field of a class whose parent has it optional takes the parent's place.
const presence = ({ optional, nullable }: Common): PropertyDecorator[] => [
  ValidateIf((_object, value: unknown) => !(optional === true && value === undefined) && !(nullable === true && value === null)),
];
const schema = (options: Common): Record<string, unknown> => ({
  required: !options.optional, ...(options.nullable ? { nullable: true } : {}),
  ...(options.description ? { description: options.description } : {}), ...(options.example === undefined ? {} : { example: options.example }),
});
/** What `errors[].params` says of a broken limit. */
const told = (params: FieldParams): { context: FieldParams } => ({ context: params });
const range = ({ min, max }: { min?: number; max?: number }): PropertyDecorator[] => [
  ...(min === undefined ? [] : [Min(min, told({ min }))]),
  ...(max === undefined ? [] : [Max(max, told({ max }))]),
];
// NUL cannot be stored in Postgres text.
const withoutNul = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replaceAll('\u0000', '') : value));
const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Text of `min` to `max` UTF-16 units; surrounding white space is removed unless `raw`. */
export function Text(options: Common & { max: number; min?: number; pattern?: RegExp; raw?: boolean }): PropertyDecorator {
  const min = options.min ?? (options.optional || options.nullable ? 0 : 1);
  return applyDecorators(
    ApiProperty({ type: String, maxLength: options.max, ...(min > 0 ? { minLength: min } : {}), ...(options.pattern ? { pattern: options.pattern.source } : {}), ...schema(options) }),
    withoutNul, ...(options.raw ? [] : [trimmed]), ...presence(options), IsString(), MaxLength(options.max, told({ max: options.max })), MinLength(min, told({ min })), ...(options.pattern ? [Matches(options.pattern)] : []),
  );
}
/** E-mail address, lower-cased. */
export function Email(options: Common = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', maxLength: 254, ...schema(options) }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value)), ...presence(options), IsEmail(), MaxLength(254, told({ max: 254 })),
  );
}
/** A day of the calendar: `YYYY-MM-DD`. */
export function Day(options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String, format: 'date', maxLength: 10, ...schema(options) }), ...presence(options), Matches(/^\d{4}-\d{2}-\d{2}$/), IsISO8601({ strict: true }));
}
/** Whole number; from a query it arrives as text and is converted. */
export function Whole(options: Common & { min?: number; max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', ...(options.min === undefined ? {} : { minimum: options.min }), ...(options.max === undefined ? {} : { maximum: options.max }), ...schema(options) }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value)),
    ...presence(options), IsInt(), ...range(options),
  );
}
/** Decimal number. */
export function Decimal(options: Common & { min?: number; max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'number', ...schema(options) }), ...presence(options),
    IsNumber(), ...range(options),
  );
}
/** true or false; from a query the words are converted. */
export function Flag(options: Common = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: Boolean, ...schema(options) }),
    Transform(({ obj, key, value }: { obj: Record<string, unknown>; key: string; value: unknown }) => (obj[key] === 'true' ? true : obj[key] === 'false' ? false : value)),
    ...presence(options), IsBoolean(),
  );
}
/** A list of true and false. */
export function Flags(options: Common & { maxItems: number }): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: [Boolean], maxItems: options.maxItems, ...schema(options) }), ...presence(options), IsArray(), ArrayMaxSize(options.maxItems), IsBoolean({ each: true }));
}
/** One of a closed list. */
export function OneOf(values: readonly string[], options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: [...values], ...schema(options) }), ...presence(options), IsIn([...values]));
}
/** Some of a closed list, each once. */
export function SomeOf(values: readonly string[], options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: [...values], isArray: true, maxItems: values.length, ...schema(options) }), ...presence(options), IsArray(), ArrayMaxSize(values.length), IsIn([...values], { each: true }));
}
/** A public id of one kind (`conv_...`); the handler gets the bare uuid. */
export function Id(kind: IdKind, options: Common = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, pattern: `^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`, ...schema(options) }),
    Transform(({ value }: { value: unknown }) => (value === null || value === undefined ? value : (parsePublicId(kind, value) ?? 'invalid'))),
    ...presence(options), Matches(/^[0-9a-f]{8}-/, { message: `must be an id like ${ID_PREFIXES[kind]}_...` }),
  );
}
/** Public ids of one kind; the handler gets bare uuids. */
export function Ids(kind: IdKind, options: Common & { maxItems: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], maxItems: options.maxItems, ...schema(options) }),
    Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((each) => parsePublicId(kind, each) ?? 'invalid') : value)),
    ...presence(options), IsArray(), ArrayMaxSize(options.maxItems), Matches(/^[0-9a-f]{8}-/, { each: true, message: `must be ids like ${ID_PREFIXES[kind]}_...` }),
  );
}
/** A list of texts. */
export function Texts(options: Common & { max: number; maxItems: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], maxItems: options.maxItems, ...schema(options) }), ...presence(options),
    IsArray(), ArrayMaxSize(options.maxItems, told({ max: options.maxItems })), IsString({ each: true }), MaxLength(options.max, { each: true, ...told({ max: options.max }) }),
  );
}
/** A list of whole numbers. */
export function Wholes(options: Common & { min: number; max: number; maxItems: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'integer', isArray: true, maxItems: options.maxItems, ...schema(options) }), ...presence(options),
    IsArray(), ArrayMaxSize(options.maxItems), IsInt({ each: true }), Min(options.min, { each: true }), Max(options.max, { each: true }),
  );
}
// Swagger takes a function for a lazy type only when it is called "type": the arrows below are.
/** A nested object of a DTO class. */
export function Nested(type: () => new () => object, options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: () => type(), ...schema(options) }), ...presence(options), IsObject(), ValidateNested(), Type(type));
}
/** A list of objects of a DTO class. */
export function NestedList(type: () => new () => object, options: Common & { maxItems: number; minItems?: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: () => type(), isArray: true, maxItems: options.maxItems, ...schema(options) }), ...presence(options),
    IsArray(), ArrayMaxSize(options.maxItems, told({ max: options.maxItems })), ArrayMinSize(options.minItems ?? 0, told({ min: options.minItems ?? 0 })), ValidateNested({ each: true }), Type(type),
  );
}
/** A free JSON object; its inside is checked elsewhere. */
export function JsonObject(options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: 'object', additionalProperties: true, ...schema(options) }), ...presence(options), IsObject());
}
const MOMENT = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/i;
/** A point in time that a caller names, RFC 3339 with its offset; the handler gets a Date. */
export function Moment(options: Common = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', ...schema(options) }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' && MOMENT.test(value) ? new Date(value) : value)),
    ...presence(options), IsDate({ message: '$property must be a time like 2026-11-24T10:00:00Z' }),
  );
}
/** A point in time of an answer, RFC 3339 in UTC. */
export function Timestamp(options: Common = {}): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String, format: 'date-time', ...schema(options) }), ...presence(options), IsString(), Matches(/^\d{4}-\d\d-\d\dT/));
}
