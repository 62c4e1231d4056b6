import { partsIn, textIn } from '../../../shared/message/parts.js';
import type { Returned, SentFile } from '../composer/outgoing.js';
import type { Message, PhotoDescription, Transcript } from '../model.js';

export interface BubbleFile {
  readonly id: string | undefined;
  readonly state: 'pending' | 'ready' | 'failed';
  readonly mimeType: string;
  readonly bytes: number | null;
  readonly filename: string;
  readonly failure: string | null;
  readonly isVoice: boolean;
  readonly transcript: Transcript | null;
  readonly description: PhotoDescription | null;
}

/** The file of a message, from what is known of it now. */
export function fileOf({ content, media }: Pick<Message, 'content' | 'media'>): BubbleFile {
  const ref = partsIn(content, 'media');
  const id = media?.id ?? (textIn(ref, 'media_id') || undefined);
  return {
    id, state: media?.state ?? (id === undefined ? 'failed' : 'pending'), mimeType: media?.mime_type ?? textIn(ref, 'mime_type'), bytes: media?.bytes ?? null,
    filename: textIn(ref, 'filename') || media?.filename || '', failure: media?.failure ?? null, isVoice: ref['voice'] === true,
    transcript: media?.transcript ?? null, description: media?.description ?? null,
  };
}

const FILES: ReadonlySet<string> = new Set<SentFile['kind']>(['image', 'video', 'audio', 'document', 'sticker']);
function isFileKind(kind: string): kind is SentFile['kind'] {
  return FILES.has(kind);
}

/** What stands in the composer again when a message that failed is written anew. */
export function returnedMessage(message: Pick<Message, 'content' | 'media' | 'kind' | 'text'>): Returned {
  const { kind, text } = message;
  const { id, filename } = fileOf(message);
  return { text, ...(isFileKind(kind) && id !== undefined ? { file: { id, kind, filename: filename || null } } : {}) };
}
