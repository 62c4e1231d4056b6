import { sampleFile } from '../phone/samples.js';
import { openaiError } from './openai-error.js';

/** A request that passed the check. */
export interface PaintedRequest { readonly model: string; readonly prompt: string; readonly size: string; readonly apiKey: string }

/** Stand-in for OpenAI's image endpoint: a picture that says in itself what it was asked for. */
export class Images {
  /** Requests that passed the check, oldest first. */
  readonly requests: PaintedRequest[] = [];
  /** Keys that are let in; any key when undefined. */
  apiKeys: readonly string[] | undefined;
  /** While set, every request is refused that way. */
  failing: 'rate_limit' | 'server_error' | undefined;

  clear(): void {
    this.requests.length = 0;
    this.apiKeys = undefined;
    this.failing = undefined;
  }

  /** @throws Refusal with the error body of OpenAI's API */
  paint(request: PaintedRequest): Buffer {
    if (this.failing === 'rate_limit') throw openaiError(429, 'Rate limit reached for images', { code: 'rate_limit_exceeded' });
    if (this.failing === 'server_error') throw openaiError(500, 'The server had an error while processing your request. Sorry about that!');
    if (/\bforbidden\b/i.test(request.prompt)) throw openaiError(400, 'Your request was rejected by the safety system.', { code: 'moderation_blocked' });
    this.requests.push(request);
    return sampleFile('image', '', { description: request.prompt }).bytes;
  }
}
