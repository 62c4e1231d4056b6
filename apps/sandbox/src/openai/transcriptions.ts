import { sha256Of } from '../meta/media-library.js';
import { wordsIn } from '../phone/voice-note.js';
import { StandIn } from './stand-in.js';

/** A request that passed the check. */
export interface HeardRequest { readonly model: string; readonly filename: string; readonly mimeType: string; readonly bytes: Buffer; readonly apiKey: string }

/** Stand-in for OpenAI's transcription of sounds: what was told of a file, else the words that the sandbox wrote into its own voice notes, else silence. */
export class Transcriptions extends StandIn<HeardRequest> {
  private readonly told = new Map<string, string>();

  constructor() {
    super('requests');
  }

  /** What is said in a file. */
  tell(sha256: string, text: string): void {
    this.told.set(sha256, text);
  }

  override clear(): void {
    super.clear();
    this.told.clear();
  }

  /** @throws Refusal with the error body of OpenAI's API */
  hear(request: HeardRequest): string {
    this.demandWorking();
    this.requests.push(request);
    return this.told.get(sha256Of(request.bytes, 'hex')) ?? wordsIn(request.bytes) ?? '';
  }
}
