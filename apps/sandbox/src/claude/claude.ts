import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Chaos } from '../chaos.js';
import type { SandboxClock } from '../clock.js';
import { anthropicError } from './anthropic-error.js';
import { Eyes } from './eyes.js';
import { PromptCache, tokensOf, type InputUsage } from './prompt-cache.js';
import { checkRequest } from './request-check.js';
import { API_VERSIONS, type ApiVersion, type ClaudeRequest } from './request.js';
import { Script, type Step } from './script.js';
import { sell, type Answered } from './seller.js';

export type ContentBlock =
  | { type: 'text'; text: string; citations: null }
  | { type: 'tool_use'; id: string; name: string; input: Record<string, unknown>; caller: { type: 'direct' } };
/** The Messages API's `Message`. */
export interface ClaudeMessage {
  readonly id: string; readonly type: 'message'; readonly role: 'assistant'; readonly model: string; readonly content: readonly ContentBlock[];
  readonly stop_reason: string; readonly stop_sequence: null; readonly stop_details: null; readonly container: null; readonly diagnostics: null; readonly usage: unknown;
}

/** The Messages API stand-in: scripted answers first, the small seller otherwise. */
export class Claude {
  /** Requests that passed the check, oldest first. */
  readonly requests: ClaudeRequest[] = [];
  /** Keys that are let in; any key when undefined. */
  apiKeys: readonly string[] | undefined;
  /** What answers when no step of the script fits: the seller, or HTTP 500 so that a test sees it. */
  otherwise: 'seller' | 'refuse' = 'seller';
  /** What it sees in pictures; asked before the script. */
  readonly eyes = new Eyes();
  private readonly steps = new Script();
  private readonly cache: PromptCache;

  constructor(clock: SandboxClock, private readonly chaos: Chaos) {
    this.cache = new PromptCache(clock);
  }

  /** Replaces the script. Each step answers once unless it says `times`. */
  script(steps: readonly Step[]): void {
    this.steps.replace(steps);
  }

  /** True when every step has answered as often as it may. */
  get scriptDone(): boolean {
    return this.steps.isEmpty;
  }

  clear(): void {
    this.requests.length = 0;
    this.steps.replace([]);
    this.cache.clear();
    this.eyes.clear();
    this.otherwise = 'seller';
    this.apiKeys = undefined;
  }

  /** @throws Refusal with the error body of the Messages API */
  answer(headers: IncomingHttpHeaders, body: unknown): { message: ClaudeMessage; stream: boolean } {
    const request = checkRequest(body, this.admit(headers));
    if (this.chaos.strikes('claude429')) throw anthropicError('rate_limit_error', 'This request would exceed your rate limit.');
    if (this.chaos.strikes('claude529')) throw anthropicError('overloaded_error', 'Overloaded');
    if (this.chaos.strikes('claude500')) throw anthropicError('api_error', 'Internal server error');
    this.requests.push(request);
    const seen = this.eyes.answer(request);
    const scripted = seen ? undefined : this.steps.take(request);
    if (!seen && !scripted && this.otherwise === 'refuse') throw anthropicError('api_error', 'The script has no step for this request.');
    const blocks = seen ?? scripted?.blocks ?? sell(request);
    return { message: messageOf(request, blocks, this.cache.usageOf(request), scripted?.stopReason), stream: request.stream };
  }

  private admit(headers: IncomingHttpHeaders): ApiVersion {
    const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    const key = headers['x-api-key'] ?? bearer;
    if (typeof key !== 'string' || key === '') throw anthropicError('authentication_error', 'x-api-key header is required');
    if (this.apiKeys && !this.apiKeys.includes(key)) throw anthropicError('authentication_error', 'invalid x-api-key');
    const version = headers['anthropic-version'];
    if (version === undefined) throw anthropicError('invalid_request_error', 'anthropic-version: header is required');
    const known = API_VERSIONS.find((each) => each === version);
    if (known === undefined) throw anthropicError('invalid_request_error', `anthropic-version: "${String(version)}" is not a valid version`);
    return known;
  }
}

function messageOf(request: ClaudeRequest, blocks: readonly Answered[], input: InputUsage, stopReason: Step['stopReason']): ClaudeMessage {
  const { content, cut } = withinTokens(blocks, request.maxTokens);
  const called = content.some(({ type }) => type === 'tool_use');
  const { hourTokens, ...inputUsage } = input;
  return {
    id: `msg_${randomBytes(12).toString('hex')}`, type: 'message', role: 'assistant', model: request.model, content,
    stop_reason: stopReason ?? (cut ? 'max_tokens' : called ? 'tool_use' : 'end_turn'),
    stop_sequence: null, stop_details: null, container: null, diagnostics: null,
    usage: {
      ...inputUsage,
      cache_creation: { ephemeral_5m_input_tokens: Math.max(0, inputUsage.cache_creation_input_tokens - hourTokens), ephemeral_1h_input_tokens: hourTokens },
      output_tokens: content.reduce((sum, block) => sum + tokensOf(block.type === 'text' ? block.text : JSON.stringify(block.input)), 0),
      output_tokens_details: null, server_tool_use: null, service_tier: 'standard', inference_geo: null, speed: null,
    },
  };
}

/** The blocks that fit into `max` tokens; a text is cut, a tool call is dropped with all that follows. */
function withinTokens(blocks: readonly Answered[], max: number): { content: ContentBlock[]; cut: boolean } {
  const content: ContentBlock[] = [];
  let left = max;
  for (const block of blocks) {
    const cost = tokensOf(block.type === 'text' ? block.text : JSON.stringify(block.input));
    if (cost > left) {
      if (block.type === 'text' && left > 0) content.push({ type: 'text', text: block.text.slice(0, left * 4), citations: null });
      return { content, cut: true };
    }
    left -= cost;
    content.push(block.type === 'text'
      ? { type: 'text', text: block.text, citations: null }
      : { type: 'tool_use', id: `toolu_${randomBytes(12).toString('hex')}`, name: block.name, input: block.input, caller: { type: 'direct' } });
  }
  return { content, cut: false };
}
