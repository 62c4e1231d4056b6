import type { InteractiveHeader, MediaKind, MediaRef, OutboundContent } from '#contracts';
import type { HeaderDto, OutgoingContentDto, TemplateContentDto } from './outgoing-content.dto.js';

/** Files and messages that the content names, looked up before: by our bare ids. */
export interface ContentParts {
  file(mediaId: string): MediaRef & { kind: string };
  /** The provider's id of a message. */
  externalIdOf(messageId: string): string;
}

/** Bare ids of the files that the content names, each with its pointer and what it is sent as; a header is sent as what the file is. */
export function filesIn(content: OutgoingContentDto): { mediaId: string; pointer: string; kind?: MediaKind }[] {
  switch (content.kind) {
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return [{ mediaId: content.media_id, pointer: '/content/media_id', kind: content.kind }];
    case 'buttons': case 'list': return content.header?.media_id === undefined ? [] : [{ mediaId: content.header.media_id, pointer: '/content/header/media_id' }];
    case 'text': case 'location': case 'contacts': case 'reaction': case 'template': return [];
  }
}

/** What a caller asked for, in the neutral form that providers send. */
export function outboundOf(content: Exclude<OutgoingContentDto, TemplateContentDto>, parts: ContentParts): OutboundContent {
  switch (content.kind) {
    case 'text': return { kind: 'text', text: content.text, ...given('previewUrl', content.preview_url) };
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': {
      const { kind: _kind, ...file } = parts.file(content.media_id);
      return { kind: content.kind, media: { ...file, ...given('filename', content.filename || undefined), ...given('voice', content.voice) }, ...given('caption', content.caption || undefined) };
    }
    case 'location': return { kind: 'location', latitude: content.latitude, longitude: content.longitude, ...given('name', content.name), ...given('address', content.address) };
    case 'contacts': return {
      kind: 'contacts',
      contacts: content.contacts.map((card) => ({
        name: card.name, ...given('firstName', card.first_name), ...given('organization', card.organization),
        phones: card.phones.map(({ phone, type, wa_id }) => ({ phone, ...given('type', type), ...given('waId', wa_id) })),
        ...given('emails', card.emails?.map(({ email, type }) => ({ email, ...given('type', type) }))),
      })),
    };
    case 'buttons': return {
      kind: 'buttons', body: content.body, buttons: content.buttons.map(({ id, title }) => ({ id, title })),
      ...given('header', headerOf(content.header, parts)), ...given('footer', content.footer || undefined),
    };
    case 'list': return {
      kind: 'list', body: content.body, button: content.button,
      sections: content.sections.map(({ title, rows }) => ({ ...given('title', title), rows: rows.map((row) => ({ id: row.id, title: row.title, ...given('description', row.description) })) })),
      ...given('header', headerOf(content.header, parts)), ...given('footer', content.footer || undefined),
    };
    case 'reaction': return { kind: 'reaction', targetExternalId: parts.externalIdOf(content.message_id), emoji: content.emoji };
  }
}

function headerOf(header: HeaderDto | undefined, parts: ContentParts): InteractiveHeader | undefined {
  if (!header) return undefined;
  const file = header.media_id === undefined ? undefined : parts.file(header.media_id);
  const media = file && isHeaderKind(file.kind) ? { ...file, kind: file.kind } : undefined;
  return { ...given('text', header.text || undefined), ...given('media', media) };
}
/** True for files that may stand above a text. */
export function isHeaderKind(kind: string): kind is 'image' | 'video' | 'document' {
  return kind === 'image' || kind === 'video' || kind === 'document';
}

/** One property, or none: absent and undefined are not the same to the provider. */
function given<K extends string, V>(key: K, value: V | undefined): { [key in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V };
}
