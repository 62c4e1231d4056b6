/** API versions that the stand-in speaks. */
export const API_VERSIONS = ['2023-06-01', '2026-10-21'] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** The parts of a Messages API request that the stand-in reads, after they were checked. */
export interface Block { readonly type: string; readonly [key: string]: unknown }
/** `system` messages came with API version 2026-10-21. */
export type Role = 'user' | 'assistant' | 'system';
export interface Message { readonly role: Role; readonly content: readonly Block[] }
export interface Tool { readonly name: string; readonly description?: string; readonly input_schema: Readonly<Record<string, unknown>>; readonly cache_control?: unknown }
export interface ClaudeRequest {
  readonly model: string;
  readonly maxTokens: number;
  readonly system: readonly Block[];
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  readonly toolChoice: { readonly type: string; readonly name?: string };
  readonly stream: boolean;
  /** Body as it came, for tests to look at. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** The last words of the customer: text of the newest user message that is more than tool results. */
export function lastUserText(request: ClaudeRequest): string {
  for (const message of [...request.messages].reverse()) {
    if (message.role !== 'user') continue;
    const text = message.content.flatMap((block) => (block.type === 'text' ? [String(block['text'])] : [])).join('\n');
    if (text !== '') return text;
  }
  return '';
}

export interface ToolOutcome { readonly name: string; readonly input: unknown; readonly text: string; readonly isError: boolean }

/** Tool results since the customer's last words, oldest first, with the names of their tools. */
export function toolOutcomes(request: ClaudeRequest): ToolOutcome[] {
  const outcomes: ToolOutcome[] = [];
  const calls = new Map<string, Block>();
  for (const message of request.messages) {
    if (message.role === 'user' && message.content.some(({ type }) => type === 'text') && !message.content.some(({ type }) => type === 'tool_result')) outcomes.length = 0;
    for (const block of message.content) {
      if (block.type === 'tool_use') calls.set(String(block['id']), block);
      if (block.type !== 'tool_result') continue;
      const call = calls.get(String(block['tool_use_id']));
      if (call) outcomes.push({ name: String(call['name']), input: call['input'], text: textOf(block['content']), isError: block['is_error'] === true });
    }
  }
  return outcomes;
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as Block[]).flatMap((block) => (block.type === 'text' ? [String(block['text'])] : [])).join('\n');
}
