import { MESSAGE_KINDS, SILENCE_REASONS, type SilenceReason } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Flag, Nested, NestedList, OneOf, Text, Whole } from '../../../platform/http/fields.js';
import { RunUsageDto } from '../runs/runs.dto.js';
import type { RunStep } from '../runs/run-log.js';

const AUTHORS = ['customer', 'assistant'] as const;
export const BEHAVIOURS = ['draft', 'published'] as const;
export type WhichBehaviour = (typeof BEHAVIOURS)[number];
const KINDS = ['reply', 'hand_off', 'silent'] as const;

export class PlaygroundOptionDto {
  @Text({ max: 256 }) id!: string;
  @Text({ max: 200 }) title!: string;
}
export class PlaygroundMessageDto {
  @OneOf(AUTHORS) author!: (typeof AUTHORS)[number];
  @Text({ max: 4096 }) text!: string;
  @Text({ max: 256, optional: true, description: 'Id of the button or row that the customer tapped; `text` is its title' }) choice_id?: string;
  @Flag({ optional: true, description: 'The `is_unanswered` of this answer of the assistant' }) is_unanswered?: boolean;
  @NestedList(() => PlaygroundOptionDto, { maxItems: 13, optional: true, description: 'Buttons or rows that the assistant offered' }) options?: PlaygroundOptionDto[];
}
export class PlaygroundDto {
  @OneOf(BEHAVIOURS, { optional: true, description: 'The behaviour that answers; the published one when absent' }) behaviour?: WhichBehaviour;
  @NestedList(() => PlaygroundMessageDto, { minItems: 1, maxItems: 40, description: 'The conversation so far, oldest first; the last one is the customer\'s' }) messages!: PlaygroundMessageDto[];
}
export class PlaygroundAnswerDto {
  @OneOf(KINDS) kind!: (typeof KINDS)[number];
  @Text({ max: 1000, nullable: true, description: 'Why it was handed off or stayed silent' }) reason!: string | null;
  @OneOf(SILENCE_REASONS, { nullable: true, description: 'Why it has nothing to say to this' }) silence_reason!: SilenceReason | null;
  @OneOf(SILENCE_REASONS, { nullable: true, description: 'Why a customer would get no answer now, although the playground gives one' }) paused_because!: SilenceReason | null;
  @ApiProperty({
    type: 'array', description: 'What would be sent, as the content of a thread\'s messages',
    items: { type: 'object', required: ['kind'], properties: { kind: { type: 'string', enum: [...MESSAGE_KINDS] } }, additionalProperties: true },
  })
  messages!: Record<string, unknown>[];
  @Text({ max: 40 }) engine!: string;
  @Text({ max: 100, nullable: true }) model!: string | null;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) steps!: RunStep[];
  @Nested(() => RunUsageDto) usage!: RunUsageDto;
  @Whole({ nullable: true, description: 'Millionths of a US dollar' }) cost_micro_usd!: number | null;
  @Flag({ description: 'It looked for an answer and found nothing to say' }) is_unanswered!: boolean;
  @Whole() latency_ms!: number;
  @Text({ max: 10, nullable: true, description: 'Language of the words that Parley itself adds' }) language!: string | null;
}
