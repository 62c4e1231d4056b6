import { sampleFile } from '../phone/samples.js';
import { openaiError } from './openai-error.js';
import { StandIn } from './stand-in.js';

/** A request that passed the check. */
export interface PaintedRequest { readonly model: string; readonly prompt: string; readonly size: string; readonly apiKey: string }

/** Stand-in for OpenAI's image endpoint: a picture that says in itself what it was asked for. */
export class Images extends StandIn<PaintedRequest> {
  constructor() {
    super('images');
  }

  /** @throws Refusal with the error body of OpenAI's API */
  paint(request: PaintedRequest): Buffer {
    this.demandWorking();
    if (/\bforbidden\b/i.test(request.prompt)) throw openaiError(400, 'Your request was rejected by the safety system.', { code: 'moderation_blocked' });
    this.requests.push(request);
    return sampleFile('image', '', { description: request.prompt }).bytes;
  }
}
