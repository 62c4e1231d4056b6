import { isRecord } from '../http/router.js';
import { anthropicError } from './anthropic-error.js';
import { checkConversation } from './conversation-check.js';
import type { ApiVersion, Block, ClaudeRequest, Tool } from './request.js';

const KEYS = [
  'model', 'max_tokens', 'messages', 'system', 'tools', 'tool_choice', 'stream', 'metadata', 'stop_sequences', 'thinking', 'output_config',
  'service_tier', 'cache_control', 'container', 'inference_geo', 'speed', 'diagnostics', 'user_profile_id', 'workspace_id',
];
/** Sampling parameters are no longer among the parameters of version 2026-10-21. */
const OLD_KEYS = [...KEYS, 'temperature', 'top_p', 'top_k'];

function invalid(message: string): Error {
  return anthropicError('invalid_request_error', message);
}

/**
 * Reads a request as the Messages API does.
 * @throws Refusal with `invalid_request_error` or `not_found_error`
 */
export function checkRequest(body: unknown, version: ApiVersion): ClaudeRequest {
  if (!isRecord(body)) throw invalid('The request body is not valid JSON: expected an object');
  const known = version === '2023-06-01' ? OLD_KEYS : KEYS;
  for (const key of Object.keys(body)) if (!known.includes(key)) throw invalid(`${key}: Extra inputs are not permitted`);
  const { model, max_tokens: maxTokens, stream } = body;
  if (model === undefined) throw invalid('model: Field required');
  if (typeof model !== 'string' || model === '') throw invalid('model: Input should be a valid string');
  if (maxTokens === undefined) throw invalid('max_tokens: Field required');
  if (typeof maxTokens !== 'number' || !Number.isInteger(maxTokens)) throw invalid('max_tokens: Input should be a valid integer');
  if (maxTokens < 1) throw invalid('max_tokens: Input should be greater than or equal to 1');
  if (!model.startsWith('claude-')) throw anthropicError('not_found_error', `model: ${model}`);
  if (stream !== undefined && typeof stream !== 'boolean') throw invalid('stream: Input should be a valid boolean');
  checkTemperature(body['temperature']);
  const tools = toolsOf(body['tools']);
  const toolChoice = toolChoiceOf(body['tool_choice'], tools);
  const system = systemOf(body['system']);
  const messages = checkConversation(body['messages'], version, tools.length > 0);
  const marks = [...tools, ...system, ...messages.flatMap(({ content }) => content)].filter((part) => isRecord(part.cache_control)).length;
  if (marks > 4) throw invalid(`A maximum of 4 blocks with cache_control may be provided. Found ${marks}.`);
  return { model, maxTokens, system, messages, tools, toolChoice, stream: stream === true, raw: body };
}

function checkTemperature(temperature: unknown): void {
  if (temperature === undefined) return;
  if (typeof temperature !== 'number' || temperature < 0 || temperature > 1) throw invalid('temperature: Input should be between 0 and 1');
}

function systemOf(system: unknown): Block[] {
  if (system === undefined) return [];
  if (typeof system === 'string') return system === '' ? [] : [{ type: 'text', text: system }];
  if (!Array.isArray(system)) throw invalid('system: Input should be a valid string or list');
  return system.map((block: unknown, index) => {
    if (!isRecord(block) || block['type'] !== 'text' || typeof block['text'] !== 'string') throw invalid(`system.${index}: Input should be a text block`);
    if (block['text'] === '') throw invalid('system: text content blocks must be non-empty');
    return block as Block;
  });
}

function toolsOf(tools: unknown): Tool[] {
  if (tools === undefined) return [];
  if (!Array.isArray(tools)) throw invalid('tools: Input should be a valid list');
  const names = new Set<string>();
  return tools.map((tool: unknown, index) => {
    const at = `tools.${index}.custom`;
    if (!isRecord(tool)) throw invalid(`tools.${index}: Input should be an object`);
    const { name, input_schema: schema } = tool;
    if (typeof name !== 'string') throw invalid(`${at}.name: Field required`);
    if (!/^[a-zA-Z0-9_-]{1,128}$/.test(name)) throw invalid(`${at}.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
    if (names.has(name)) throw invalid('tools: Tool names must be unique.');
    names.add(name);
    if (!isRecord(schema)) throw invalid(`${at}.input_schema: Field required`);
    if (schema['type'] !== 'object') throw invalid(`${at}.input_schema.type: Input should be 'object'`);
    return tool as unknown as Tool;
  });
}

function toolChoiceOf(choice: unknown, tools: readonly Tool[]): ClaudeRequest['toolChoice'] {
  if (choice === undefined) return { type: 'auto' };
  if (!isRecord(choice)) throw invalid('tool_choice: Input should be an object');
  const { type, name } = choice;
  if (tools.length === 0 && type !== 'none') throw invalid('tool_choice may only be specified while providing tools');
  switch (type) {
    case 'auto': case 'any': case 'none':
      return { type };
    case 'tool':
      if (typeof name !== 'string' || !tools.some((tool) => tool.name === name)) throw invalid(`Tool '${String(name)}' not found in provided tools`);
      return { type, name };
    default:
      throw invalid("tool_choice: Input tag found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'");
  }
}
