import Anthropic, { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import { deadlineIn } from '../../../../platform/clock/deadline.js';
import { TOOL_DESCRIPTIONS, type ToolBox } from '../../tools/tool-box.js';
import { type Engine, EngineFailure, type EngineInput, type EngineResult } from '../engine.js';
import { modelFacts } from './models.js';
import { NO_ANSWER, notesOf, RULES, storeFrame, storePrompt } from './prompt.js';
import { threadOf } from './thread.js';

export interface ClaudeOptions {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model: string;
  /** Asked once when the first model fails. */
  readonly fallbackModel: string;
  /** For the whole answer, tools and both models included. */
  readonly deadlineMs?: number;
}
const DEADLINE_MS = 20_000;
/** Share of the deadline that the first model may use up before the second is asked. */
const FIRST_SHARE = 0.6;
const MOST_ROUNDS = 6;
const MOST_CALLS_PER_ROUND = 8;
const MAX_TOKENS = 4_096;
const CACHED = { type: 'ephemeral' } as const;
// Neither the key nor the rest of the request gets better with another model.
const HOPELESS: ReadonlySet<number> = new Set([401, 403]);

/** Claude with tools. The instructions and the tools are read from the prompt cache from the second answer on. */
export class ClaudeEngine implements Engine {
  readonly id = 'claude';
  readonly model: string;
  readonly #client: Anthropic;

  constructor(private readonly options: ClaudeOptions) {
    this.model = options.model;
    this.#client = new Anthropic({
      apiKey: options.apiKey, authToken: null, baseURL: options.baseUrl ?? 'https://api.anthropic.com',
      maxRetries: 1, logLevel: 'off', openTelemetry: false, timeout: options.deadlineMs ?? DEADLINE_MS,
    });
  }

  async answer(input: EngineInput, tools: ToolBox, signal: AbortSignal): Promise<EngineResult> {
    const deadlineMs = this.options.deadlineMs ?? DEADLINE_MS;
    const whole = deadlineIn(deadlineMs, signal);
    const first = deadlineIn(deadlineMs * FIRST_SHARE, whole.signal);
    const startedAt = performance.now();
    const fail = (model: string, error: unknown): EngineFailure => {
      signal.throwIfAborted();
      const failure = failureOf(error);
      input.log.add({ kind: 'failure', engine: this.id, model, reason: failure.reason, ms: Math.round(performance.now() - startedAt) });
      return failure;
    };
    try {
      try {
        return await this.#converse(this.options.model, input, tools, first.signal);
      } catch (error) {
        const failure = fail(this.options.model, error);
        if (!mayFallBack(error) || whole.signal.aborted) throw failure;
      }
      tools.startOver();
      return await this.#converse(this.options.fallbackModel, input, tools, whole.signal).catch((error: unknown) => { throw fail(this.options.fallbackModel, error); });
    } finally {
      first.clear();
      whole.clear();
    }
  }

  async #converse(model: string, input: EngineInput, tools: ToolBox, signal: AbortSignal): Promise<EngineResult> {
    const thread = threadOf(input);
    input.log.model = model;
    let words = '';
    for (let round = 1; round <= MOST_ROUNDS; round += 1) {
      const message = await this.#ask(model, input, thread, signal);
      const said = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n').trim();
      words = said || words;
      if (message.stop_reason === 'end_turn' || message.stop_reason === 'stop_sequence') return finish(tools, words, input);
      if (message.stop_reason !== 'tool_use') throw new EngineFailure(message.stop_reason ?? 'no_stop_reason');

      const calls = message.content.filter((block) => block.type === 'tool_use').slice(0, MOST_CALLS_PER_ROUND);
      const results = await this.#runTools(calls, tools, signal);
      const complete = said !== '' && results.every((result) => result.is_error !== true) && calls.every((call) => tools.isClosing(call.name));
      if (complete || tools.draft.handOff !== undefined) return finish(tools, words, input);
      thread.push({ role: 'assistant', content: message.content.filter((block) => block.type !== 'tool_use' || calls.includes(block)) }, { role: 'user', content: results });
    }
    throw new EngineFailure('too_many_rounds');
  }

  async #ask(model: string, input: EngineInput, thread: Anthropic.MessageParam[], signal: AbortSignal): Promise<Anthropic.Message> {
    const startedAt = performance.now();
    const message = await this.#client.messages.create({
      model, max_tokens: MAX_TOKENS, tools: TOOLS,
      system: [{ type: 'text', text: RULES }, { type: 'text', text: storePrompt(input), cache_control: CACHED }],
      messages: cachedToEnd(thread),
      ...(modelFacts(model)?.effort ? { output_config: { effort: 'low' as const } } : {}),
    }, { signal });
    if (!Array.isArray(message.content)) throw new EngineFailure('malformed_answer');
    const { usage } = message;
    input.log.add({
      kind: 'model', model, stop: message.stop_reason ?? 'none', ms: Math.round(performance.now() - startedAt),
      usage: { input: usage.input_tokens, output: usage.output_tokens, cacheRead: usage.cache_read_input_tokens ?? 0, cacheWrite: usage.cache_creation_input_tokens ?? 0 },
    });
    return message;
  }

  /** One after the other: a list and its buttons come in the order in which the model asked. */
  async #runTools(calls: readonly Anthropic.ToolUseBlock[], tools: ToolBox, signal: AbortSignal): Promise<Anthropic.ToolResultBlockParam[]> {
    const results: Anthropic.ToolResultBlockParam[] = [];
    for (const call of calls) {
      signal.throwIfAborted();
      const { ok, result } = await tools.call(call.name, call.input);
      results.push({ type: 'tool_result', tool_use_id: call.id, content: result, ...(ok ? {} : { is_error: true }) });
    }
    return results;
  }
}

const TOOLS: Anthropic.Tool[] = TOOL_DESCRIPTIONS.map((tool, index) => ({
  name: tool.name, description: tool.description, input_schema: { ...tool.schema, type: 'object' },
  ...(index === TOOL_DESCRIPTIONS.length - 1 ? { cache_control: CACHED } : {}),
}));

/** A copy whose last block is the end of what is cached; the marks of earlier rounds would be too many. */
function cachedToEnd(thread: readonly Anthropic.MessageParam[]): Anthropic.MessageParam[] {
  const last = thread.at(-1);
  if (last?.role !== 'user' || typeof last.content === 'string') return [...thread];
  const block = last.content.at(-1);
  if (block === undefined || (block.type !== 'text' && block.type !== 'tool_result')) return [...thread];
  return [...thread.slice(0, -1), { role: 'user', content: [...last.content.slice(0, -1), { ...block, cache_control: CACHED }] }];
}

function finish(tools: ToolBox, words: string, { store, settings }: EngineInput): EngineResult {
  tools.draft.text = words.replaceAll(NO_ANSWER, '').trim();
  tools.draft.knowsNothing = tools.draft.text !== words;
  return { secrets: { texts: [RULES, storeFrame({ store, settings }), ...TOOL_DESCRIPTIONS.map((tool) => tool.description)], notes: notesOf(settings), names: TOOL_DESCRIPTIONS.map((tool) => tool.name) } };
}

/** Short words for the run record; answers of the API are not repeated. */
function failureOf(error: unknown): EngineFailure {
  if (error instanceof EngineFailure) return error;
  if (error instanceof APIConnectionTimeoutError) return new EngineFailure('timeout', { cause: error });
  if (error instanceof APIConnectionError) return new EngineFailure('connection', { cause: error });
  if (error instanceof APIError && error.status !== undefined) return new EngineFailure(`http_${String(error.status)}`, { cause: error });
  if (error instanceof APIError || (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))) return new EngineFailure('timeout', { cause: error });
  return new EngineFailure('unexpected', { cause: error });
}

function mayFallBack(error: unknown): boolean {
  if (error instanceof EngineFailure) return error.reason === 'malformed_answer';
  return !(error instanceof APIError && typeof error.status === 'number' && HOPELESS.has(error.status));
}
