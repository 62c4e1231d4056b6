import { publicId } from '#contracts';
import type { MediaDto } from './media.dto.js';
import { descriptionOf } from './descriptions/description.js';
import type { MediaFile } from './media-files.service.js';
import { transcriptOf } from './transcripts/transcript.js';

export function presentMedia(file: MediaFile): MediaDto {
  return {
    id: publicId('media', file.id), kind: file.kind, mime_type: file.mimeType, bytes: file.bytes, sha256: file.sha256, filename: file.filename, state: file.state,
    source: file.source, width: file.width, height: file.height, failure: file.failure,
    transcript: transcriptOf(file.transcriptState, file.transcript, file.transcriptFailure),
    description: descriptionOf(file.descriptionState, file.description, file.descriptionFailure), created_at: file.createdAt.toISOString(),
  };
}
