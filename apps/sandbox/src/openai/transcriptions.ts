import { sha256Of } from '../meta/media-library.js';
import { wordsIn } from '../phone/voice-note.js';
import { openaiError } from './openai-error.js';

/** A request that passed the check. */
export interface HeardRequest { readonly model: string; readonly filename: string; readonly mimeType: string; readonly bytes: Buffer; readonly apiKey: string }

/** Stand-in for OpenAI's transcription of sounds: what was told of a file, else the words that the sandbox wrote into its own voice notes, else silence. */
export class Transcriptions {
  /** Requests that passed the check, oldest first. */
  readonly requests: HeardRequest[] = [];
  /** Keys that are let in; any key when undefined. */
  apiKeys: readonly string[] | undefined;
  /** While set, every request is refused that way. */
  failing: 'rate_limit' | 'server_error' | undefined;
  private readonly told = new Map<string, string>();

  /** What is said in a file. */
  tell(sha256: string, text: string): void {
    this.told.set(sha256, text);
  }

  clear(): void {
    this.requests.length = 0;
    this.told.clear();
    this.apiKeys = undefined;
    this.failing = undefined;
  }

  /** @throws Refusal with the error body of OpenAI's API */
  hear(request: HeardRequest): string {
    if (this.failing === 'rate_limit') throw openaiError(429, 'Rate limit reached for requests', { code: 'rate_limit_exceeded' });
    if (this.failing === 'server_error') throw openaiError(500, 'The server had an error while processing your request. Sorry about that!');
    this.requests.push(request);
    return this.told.get(sha256Of(request.bytes, 'hex')) ?? wordsIn(request.bytes) ?? '';
  }
}
