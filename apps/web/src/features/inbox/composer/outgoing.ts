import type { Media, OutgoingContent } from '../model.js';

/** What WhatsApp shows words under; with other files they are a message of their own. */
const HAS_CAPTION: ReadonlySet<string> = new Set(['image', 'video', 'document']);

/** The messages that a text and files become: the words are the first file's caption where it can have one. */
export function contentsOf(text: string, files: readonly Media[]): { content: OutgoingContent; filename?: string }[] {
  const [first] = files;
  const isCaption = text !== '' && first !== undefined && HAS_CAPTION.has(first.kind);
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
