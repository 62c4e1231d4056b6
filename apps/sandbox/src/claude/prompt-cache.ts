import { createHash } from 'node:crypto';
import type { SandboxClock } from '../clock.js';
import { isRecord } from '../http/router.js';
import { imageTokens } from './image-check.js';
import type { ClaudeRequest } from './request.js';

export interface InputUsage { readonly input_tokens: number; readonly cache_creation_input_tokens: number; readonly cache_read_input_tokens: number; readonly hourTokens: number }

/** Shorter prefixes are not cached, by family of models (platform.claude.com, Prompt caching); those that are not listed are taken to be as strict as their family. */
const SMALLEST_PREFIXES: readonly (readonly [model: RegExp, tokens: number])[] = [[/^claude-(?:opus-4-[56]|haiku)/, 4096], [/^claude-opus-4-7/, 2048], [/^claude-/, 1024]];
const LIFETIMES: Readonly<Record<string, number>> = { '5m': 5 * 60_000, '1h': 60 * 60_000 };

/** About four characters make a token. */
export function tokensOf(text: string): number {
  return Math.max(1, Math.ceil(text.length / 4));
}

/** Prompt caching: prefixes up to a `cache_control` mark that are equal, byte for byte, to one seen before. */
export class PromptCache {
  private readonly prefixes = new Map<string, number>();

  constructor(private readonly clock: SandboxClock) {}

  /** Tokens of a request, and which of them were read from or written to the cache. Renews what was read. */
  usageOf(request: ClaudeRequest): InputUsage {
    const now = this.clock.now();
    const hash = createHash('sha256').update(request.model);
    const smallest = SMALLEST_PREFIXES.find(([model]) => model.test(request.model))?.[1] ?? 1024;
    let tokens = 0;
    let read = 0;
    let written = 0;
    let hourTokens = 0;
    for (const part of partsOf(request)) {
      hash.update(part.text);
      tokens += part.tokens;
      if (part.lifetimeMs === undefined || tokens < smallest) continue;
      const key = hash.copy().digest('base64');
      if ((this.prefixes.get(key) ?? 0) > now) read = tokens;
      else if (part.lifetimeMs > 5 * 60_000) hourTokens += tokens - Math.max(read, written);
      written = tokens;
      this.prefixes.set(key, now + part.lifetimeMs);
    }
    const creation = Math.max(0, written - read);
    return { input_tokens: tokens - Math.max(read, written), cache_creation_input_tokens: creation, cache_read_input_tokens: read, hourTokens };
  }

  clear(): void {
    this.prefixes.clear();
  }
}

/** The prompt in the order of the cache: tools, system, messages. Marks are no part of what is compared. */
function partsOf(request: ClaudeRequest): { text: string; tokens: number; lifetimeMs: number | undefined }[] {
  const parts: Record<string, unknown>[] = [
    ...request.tools.map((tool) => ({ ...tool })),
    ...request.system,
    // The same words in another message are another prompt.
    ...request.messages.flatMap(({ role, content }, message) => content.map((block) => ({ message, role, ...block }))),
  ];
  const automatic = request.raw['cache_control'];
  return parts.map(({ cache_control: own, ...part }, index) => {
    const mark = own ?? (index === parts.length - 1 ? automatic : undefined);
    const lifetimeMs = isRecord(mark) ? (LIFETIMES[String(mark['ttl'] ?? '5m')] ?? LIFETIMES['5m']) : undefined;
    const text = JSON.stringify(part);
    return { text, tokens: part['type'] === 'image' ? imageTokens(part) : tokensOf(text), lifetimeMs };
  });
}
