import { isRecord } from '../http/router.js';
import { anthropicError } from './anthropic-error.js';
import { checkImage } from './image-check.js';
import type { ApiVersion, Block, Message, Role } from './request.js';

const BLOCKS = ['text', 'image', 'document', 'tool_use', 'tool_result', 'thinking', 'redacted_thinking', 'search_result'] as const;
const USER_ONLY: readonly string[] = ['image', 'document', 'tool_result', 'search_result'];
const ASSISTANT_ONLY: readonly string[] = ['tool_use', 'thinking', 'redacted_thinking'];

function invalid(message: string): Error {
  return anthropicError('invalid_request_error', message);
}

/**
 * Messages with their roles, blocks and the pairing of tool calls and results.
 * @throws Refusal with `invalid_request_error`
 */
export function checkConversation(value: unknown, version: ApiVersion, hasTools: boolean): Message[] {
  if (value === undefined) throw invalid('messages: Field required');
  if (!Array.isArray(value)) throw invalid('messages: Input should be a valid list');
  if (value.length === 0) throw invalid('messages: at least one message is required');
  const messages = value.map((message: unknown, index) => messageOf(message, `messages.${index}`, index === value.length - 1, version));
  if (messages.find(({ role }) => role !== 'system')?.role !== 'user') throw invalid('messages: first message must use the "user" role');
  const usesTools = messages.some(({ content }) => content.some(({ type }) => type === 'tool_use' || type === 'tool_result'));
  if (usesTools && !hasTools) throw invalid('Requests which include `tool_use` or `tool_result` blocks must define tools');
  checkPairs(messages);
  return messages;
}

function messageOf(message: unknown, at: string, last: boolean, version: ApiVersion): Message {
  if (!isRecord(message)) throw invalid(`${at}: Input should be an object`);
  for (const key of Object.keys(message)) if (key !== 'role' && key !== 'content') throw invalid(`${at}.${key}: Extra inputs are not permitted`);
  const { role, content } = message;
  if (role === 'system' && version === '2023-06-01') throw invalid('messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter, not "system" as an input message role.');
  if (role !== 'user' && role !== 'assistant' && role !== 'system') throw invalid(`${at}.role: Input should be 'user', 'assistant' or 'system'`);
  if (content === undefined) throw invalid(`${at}.content: Field required`);
  const blocks = typeof content === 'string' ? (content === '' ? [] : [{ type: 'text', text: content }]) : content;
  if (!Array.isArray(blocks)) throw invalid(`${at}.content: Input should be a valid string or list`);
  if (blocks.length === 0 && !(last && role === 'assistant')) {
    throw invalid(`${at}: all messages must have non-empty content except for the optional final assistant message`);
  }
  const checked = blocks.map((block: unknown, position) => blockOf(block, role, `${at}.content.${position}`));
  const finalText = checked.at(-1)?.['text'];
  if (last && role === 'assistant' && typeof finalText === 'string' && /\s$/.test(finalText)) {
    throw invalid('messages: final assistant content cannot end with trailing whitespace');
  }
  return { role, content: checked };
}

function blockOf(block: unknown, role: Role, at: string): Block {
  if (!isRecord(block)) throw invalid(`${at}: Input should be an object`);
  const type = BLOCKS.find((each) => each === block['type']);
  if (type === undefined) throw invalid(`${at}: Input tag '${String(block['type'])}' found using 'type' does not match any of the expected tags`);
  if (ASSISTANT_ONLY.includes(type) && role !== 'assistant') throw invalid(`${at}: \`${type}\` blocks can only be in \`assistant\` messages`);
  if (USER_ONLY.includes(type) && role !== 'user') throw invalid(`${at}: \`${type}\` blocks can only be in \`user\` messages`);
  switch (type) {
    case 'text':
      if (typeof block['text'] !== 'string') throw invalid(`${at}.text.text: Field required`);
      if (block['text'] === '') throw invalid('messages: text content blocks must be non-empty');
      if (block['text'].trim() === '') throw invalid('messages: text content blocks must contain non-whitespace text');
      break;
    case 'tool_use':
      if (typeof block['id'] !== 'string' || !/^[a-zA-Z0-9_-]+$/.test(block['id'])) throw invalid(`${at}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`);
      if (typeof block['name'] !== 'string') throw invalid(`${at}.tool_use.name: Field required`);
      if (!isRecord(block['input'])) throw invalid(`${at}.tool_use.input: Input should be a valid dictionary`);
      break;
    case 'tool_result':
      if (typeof block['tool_use_id'] !== 'string') throw invalid(`${at}.tool_result.tool_use_id: Field required`);
      break;
    case 'image':
      checkImage(block, at);
      break;
    case 'document':
      if (!isRecord(block['source'])) throw invalid(`${at}.${type}.source: Field required`);
      break;
    case 'thinking': case 'redacted_thinking': case 'search_result':
      break;
  }
  return { ...block, type };
}

/** Every tool_use is answered in the very next message, before anything else there; nothing else is answered. */
function checkPairs(messages: readonly Message[]): void {
  messages.forEach((message, index) => {
    const results = message.content.filter(({ type }) => type === 'tool_result').map((block) => String(block['tool_use_id']));
    const offered = new Set((messages[index - 1]?.content ?? []).filter(({ type }) => type === 'tool_use').map((block) => String(block['id'])));
    const stray = results.find((id) => !offered.has(id));
    if (stray !== undefined) {
      throw invalid(`messages.${index}.content.0: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`);
    }
    if (new Set(results).size !== results.length) throw invalid(`messages.${index}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with the same id`);
    const calls = message.content.filter(({ type }) => type === 'tool_use').map((block) => String(block['id']));
    if (new Set(calls).size !== calls.length) throw invalid('messages: `tool_use` ids must be unique');
    if (calls.length === 0 || index === messages.length - 1) {
      if (calls.length > 0) throw unanswered(index, calls);
      return;
    }
    const leading: string[] = [];
    for (const block of messages[index + 1]?.content ?? []) {
      if (block.type !== 'tool_result') break;
      leading.push(String(block['tool_use_id']));
    }
    const missing = calls.filter((id) => !leading.includes(id));
    if (missing.length > 0) throw unanswered(index, missing);
  });
}

function unanswered(index: number, ids: readonly string[]): Error {
  return invalid(`messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`);
}
