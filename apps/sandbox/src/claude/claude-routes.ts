import type { ServerResponse } from 'node:http';
import type { Chaos } from '../chaos.js';
import { route, type Answer, type Call, type Route } from '../http/router.js';
import { anthropicError, newRequestId } from './anthropic-error.js';
import type { Claude, ClaudeMessage, ContentBlock } from './claude.js';

/** POST /anthropic/v1/messages, whole or as server-sent events. */
export function claudeRoutes(claude: Claude, chaos: Chaos): Route[] {
  return [route('POST', '/anthropic/v1/messages', (call) => answer(call, claude, chaos))];
}

function answer(call: Call, claude: Claude, chaos: Chaos): Answer {
  if (chaos.strikes('claudeHang')) return { kind: 'hang' };
  const { message, stream } = claude.answer(call.headers, bodyOf(call));
  const headers = { 'request-id': newRequestId() };
  if (!stream) return { kind: 'json', status: 200, body: message, headers };
  return { kind: 'stream', open: (response) => { streamMessage(response, message, headers); } };
}

function bodyOf(call: Call): unknown {
  try {
    return JSON.parse(call.body.toString('utf8'));
  } catch {
    throw anthropicError('invalid_request_error', 'The request body is not valid JSON');
  }
}

function streamMessage(response: ServerResponse, message: ClaudeMessage, headers: Readonly<Record<string, string>>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache', ...headers });
  const emit = (type: string, data: object): void => { response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`); };
  emit('message_start', { message: { ...message, content: [], stop_reason: null, usage: { ...(message.usage as object), output_tokens: 1 } } });
  emit('ping', {});
  message.content.forEach((block, index) => {
    emit('content_block_start', { index, content_block: block.type === 'text' ? { ...block, text: '' } : { ...block, input: {} } });
    for (const delta of deltasOf(block)) emit('content_block_delta', { index, delta });
    emit('content_block_stop', { index });
  });
  emit('message_delta', { delta: { stop_reason: message.stop_reason, stop_sequence: null, stop_details: null, container: null }, usage: message.usage });
  emit('message_stop', {});
  response.end();
}

function deltasOf(block: ContentBlock): object[] {
  const text = block.type === 'text' ? block.text : JSON.stringify(block.input);
  const pieces = text.match(/[\s\S]{1,24}/g) ?? [];
  return pieces.map((piece) => (block.type === 'text' ? { type: 'text_delta', text: piece } : { type: 'input_json_delta', partial_json: piece }));
}
