import type { TranscriptState } from '#contracts';
import type { TranscriptDto } from './transcript.dto.js';

/** As people and integrators see it; null where nobody is to listen. */
export function transcriptOf(state: TranscriptState | null, text: string | null, failure: string | null): TranscriptDto | null {
  return state === null ? null : { state, text, failure };
}
