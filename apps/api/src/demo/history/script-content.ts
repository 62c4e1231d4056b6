import type { MessageContent } from '#contracts';
import type { ScriptLine } from './chat-script.js';

export type ScriptBubble = Exclude<Extract<ScriptLine, { by: string }>, { reaction: string }>;

/** What a line of a script is as a message. @param mediaOf our id of a product's photo */
export function contentOf(line: ScriptBubble, mediaOf: (product: string) => string): MessageContent {
  if ('place' in line) return { kind: 'location', ...line.place };
  if ('tapped' in line) return { kind: 'choice', id: idOf(line.tapped), title: line.tapped, of: 'list' };
  if (line.by === 'customer') return 'photo' in line ? photoContent(line.photo, line.photo.caption, mediaOf) : { kind: 'text', text: line.text };
  const { text, photo } = line;
  const words = [text, photo?.caption].filter(Boolean).join('\n\n');
  if (line.by === 'assistant' && line.list) {
    return { kind: 'list', body: text, button: line.list.button, sections: [{ rows: line.list.rows.map((row) => ({ id: idOf(row.title), ...row })) }] };
  }
  if (line.by === 'assistant' && line.buttons) {
    return {
      kind: 'buttons', body: words, buttons: line.buttons.map((title) => ({ id: idOf(title), title })),
      ...(photo ? { header: { media: { kind: 'image' as const, mediaId: mediaOf(photo.product), mimeType: 'image/jpeg' } } } : {}),
    };
  }
  return photo ? photoContent(photo, words, mediaOf) : { kind: 'text', text };
}

function photoContent({ product }: { readonly product: string }, caption: string | undefined, mediaOf: (product: string) => string): MessageContent {
  return { kind: 'image', media: { mediaId: mediaOf(product), mimeType: 'image/jpeg', filename: `${product}.jpg` }, ...(caption === undefined ? {} : { caption }) };
}
/** An id as the assistant gives one to what can be tapped: the words. */
function idOf(title: string): string {
  return `say:${title}`;
}
