import type { Media, OutgoingContent } from '../model.js';

/** A file that was uploaded, as a message names it. */
export type SentFile = Pick<Media, 'id' | 'kind' | 'filename'>;
/** What comes back of a message that did not go out: its words and its file; `another` when a file has to be chosen in its place. */
export interface Returned {
  readonly text: string;
  readonly file?: SentFile | 'another';
}

/** WhatsApp's limits for a text and for the words under a file, in UTF-16 units. */
const TEXT_MAX = 4096;
const CAPTION_MAX = 1024;

/** What WhatsApp shows words under; with other files they are a message of their own. */
const HAS_CAPTION: ReadonlySet<string> = new Set(['image', 'video', 'document']);

function isCaptionOf(first: SentFile | undefined): boolean {
  return first !== undefined && HAS_CAPTION.has(first.kind);
}

/** How long the words may be, sent with these files. */
export function lengthLimit([first]: readonly SentFile[]): number {
  return isCaptionOf(first) ? CAPTION_MAX : TEXT_MAX;
}

/** The messages that a text and files become: the words are the first file's caption where it can have one. */
export function contentsOf(text: string, files: readonly SentFile[]): { content: OutgoingContent; filename?: string }[] {
  const [first] = files;
  const isCaption = text !== '' && isCaptionOf(first);
  return [
    ...files.map((file) => ({
      content: {
        kind: file.kind, media_id: file.id, ...(isCaption && file === first ? { caption: text } : {}), ...(file.kind === 'document' && file.filename ? { filename: file.filename } : {}),
      },
      filename: file.filename ?? file.kind,
    })),
    ...(text !== '' && !isCaption ? [{ content: { kind: 'text' as const, text } }] : []),
  ];
}

/** What stands in the composer again when a message that was refused is written anew. */
export function returnedOf(content: OutgoingContent, filename: string | undefined): Returned {
  switch (content.kind) {
    case 'text': return { text: content.text };
    case 'buttons': case 'list': return { text: content.body };
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return { text: 'caption' in content ? content.caption ?? '' : '', file: { id: content.media_id, kind: content.kind, filename: filename ?? null } };
    default: return { text: '' };
  }
}
