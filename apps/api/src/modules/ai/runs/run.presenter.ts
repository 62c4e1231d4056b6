import { publicId } from '#contracts';
import type { Run } from './run.entity.js';
import type { RunDto, RunUsageDto } from './runs.dto.js';
import type { TokenUsage } from './run-log.js';

export function presentRun(run: Run): RunDto {
  return {
    id: publicId('run', run.id),
    conversation_id: publicId('conversation', run.conversationId),
    message_ids: run.messageIds.map((id) => publicId('message', id)),
    state: run.state, engine: run.engine, model: run.model, outcome: run.outcome, silence_reason: run.silenceReason, hand_off_reason: run.handOffReason,
    input: run.input, steps: run.steps,
    usage: presentUsage({ input: run.inputTokens, output: run.outputTokens, cacheRead: run.cacheReadTokens, cacheWrite: run.cacheWriteTokens }),
    cost_micro_usd: run.costMicroUsd, behaviour_version: run.behaviourVersion, is_unanswered: run.isUnanswered, latency_ms: run.latencyMs, error: run.error,
    started_at: run.startedAt.toISOString(), finished_at: run.finishedAt?.toISOString() ?? null,
  };
}

export function presentUsage(usage: TokenUsage): RunUsageDto {
  return { input_tokens: usage.input, output_tokens: usage.output, cache_read_tokens: usage.cacheRead, cache_write_tokens: usage.cacheWrite };
}
