import { EVENT_NAMES, type EventName } from '#contracts';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { JsonObject, OneOf, Text, Timestamp, Whole } from '../http/fields.js';

const SomeEvents = (): PropertyDecorator => applyDecorators(
  ApiProperty({ type: String, required: false, example: 'message.received,conversation.updated', description: 'Only these events, separated by commas' }),
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value)),
  IsOptional(), IsArray(), ArrayMaxSize(EVENT_NAMES.length), IsIn([...EVENT_NAMES], { each: true }),
);

export class LiveStreamQuery {
  @SomeEvents() types?: EventName[];
  @Text({ max: 60, optional: true, description: 'Id of the last event that was seen; the header Last-Event-ID goes before it. Default: from now on' }) after?: string;
}
export class LiveLogQuery {
  @Whole({ optional: true, min: 1, max: 100, description: 'Rows per page, default 50' }) limit?: number;
  @Text({ max: 60, optional: true, description: 'next_cursor of the last page, or the id of an event. Default: the oldest that is kept' }) cursor?: string;
  @SomeEvents() types?: EventName[];
}
export class LiveEventDto {
  @Text({ max: 60, description: 'Its place in the log' }) id!: string;
  @OneOf(EVENT_NAMES) type!: EventName;
  @Timestamp() timestamp!: string;
  @JsonObject({ description: 'What changed, as it was then' }) data!: Record<string, unknown>;
}
