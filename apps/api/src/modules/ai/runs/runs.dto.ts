import { SILENCE_REASONS, type SilenceReason } from '#contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Flag, Nested, OneOf, Text, Texts, Timestamp, Whole } from '../../../platform/http/fields.js';
import { RUN_OUTCOMES, RUN_STATES, type RunInput, type RunOutcome, type RunState } from './run.entity.js';
import type { RunStep } from './run-log.js';

export class RunUsageDto {
  @Whole({ description: 'Tokens read at the full price' }) input_tokens!: number;
  @Whole() output_tokens!: number;
  @Whole() cache_read_tokens!: number;
  @Whole() cache_write_tokens!: number;
}
export class RunDto {
  @Text({ max: 40 }) id!: string;
  @Text({ max: 40 }) conversation_id!: string;
  @Texts({ max: 40, maxItems: 1000, description: 'The customer\'s messages that it answered' }) message_ids!: string[];
  @OneOf(RUN_STATES) state!: RunState;
  @Text({ max: 40, nullable: true, description: 'claude, built_in, or rules when no engine was needed' }) engine!: string | null;
  @Text({ max: 100, nullable: true }) model!: string | null;
  @OneOf(RUN_OUTCOMES, { nullable: true }) outcome!: RunOutcome | null;
  @OneOf(SILENCE_REASONS, { nullable: true }) silence_reason!: SilenceReason | null;
  @Text({ max: 1000, nullable: true }) hand_off_reason!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Prompt version, tools, turn and history' }) input!: RunInput;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Model calls, tool calls, failures and guardrails in order' }) steps!: RunStep[];
  @Nested(() => RunUsageDto) usage!: RunUsageDto;
  @Whole({ nullable: true, description: 'Millionths of a US dollar; null when the price of the model is not known' }) cost_micro_usd!: number | null;
  @Whole({ nullable: true, description: 'Number of the published behaviour that it answered with; null before the first' }) behaviour_version!: number | null;
  @Flag({ description: 'It looked for an answer and found nothing to say' }) is_unanswered!: boolean;
  @Whole({ nullable: true }) latency_ms!: number | null;
  @Text({ max: 1000, nullable: true }) error!: string | null;
  @Timestamp() started_at!: string;
  @Timestamp({ nullable: true }) finished_at!: string | null;
}
