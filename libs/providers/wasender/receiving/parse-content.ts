import type { ContactCard, InboundContent, MediaKind } from '#contracts';
import { listOf, numberOf, objectOf, present, textOf, type JsonObject } from '#providers/contract';
import { pointerOf } from '../media/pointer.js';

const WRAPPERS: ReadonlySet<string> = new Set([
  'ephemeralMessage', 'viewOnceMessage', 'viewOnceMessageV2', 'viewOnceMessageV2Extension', 'documentWithCaptionMessage', 'editedMessage', 'keepInChatMessage', 'deviceSentMessage',
]);
const BESIDE: ReadonlySet<string> = new Set(['messageContextInfo', 'senderKeyDistributionMessage']);
const MEDIA: Readonly<Record<string, MediaKind>> = {
  imageMessage: 'image', videoMessage: 'video', ptvMessage: 'video', audioMessage: 'audio', documentMessage: 'document', stickerMessage: 'sticker',
};

/** What a message is, out of its wrappers: the name of its part and the part. */
export interface MessagePart { readonly type: string; readonly part: JsonObject; readonly value: unknown }

/** The one part of a message that says something; undefined for an empty one. */
export function partOf(message: JsonObject, depth = 0): MessagePart | undefined {
  const type = Object.keys(message).find((key) => !BESIDE.has(key) && message[key] !== null && message[key] !== undefined);
  if (type === undefined) return undefined;
  const part = objectOf(message[type]);
  const inner = objectOf(part.message);
  return WRAPPERS.has(type) && depth < 6 ? partOf(inner, depth + 1) : { type, part, value: message[type] };
}

/** What stands in the bubble. `said` is the vendor's own text of it. Never a throw. */
export function contentOf(id: string, found: MessagePart | undefined, said: string | undefined): InboundContent {
  if (found === undefined) return said === undefined ? { kind: 'unsupported', originalKind: 'unknown' } : { kind: 'text', text: said };
  const { type, part, value } = found;
  const media = Object.hasOwn(MEDIA, type) ? MEDIA[type] : undefined;
  if (media !== undefined) return mediaContent(id, type, media, part, said);
  switch (type) {
    case 'conversation': return textContent(textOf(value) ?? said, 'conversation');
    case 'extendedTextMessage': return textContent(textOf(part.text) ?? said, 'extendedText');
    case 'locationMessage': case 'liveLocationMessage': return locationContent(part);
    case 'contactMessage': return { kind: 'contacts', contacts: [cardOf(part)] };
    case 'contactsArrayMessage': return { kind: 'contacts', contacts: listOf(part.contacts).map((card) => cardOf(objectOf(card))) };
    case 'buttonsResponseMessage': return { kind: 'choice', of: 'button', id: textOf(part.selectedButtonId) ?? '', title: textOf(part.selectedDisplayText) ?? said ?? '' };
    case 'templateButtonReplyMessage': return { kind: 'choice', of: 'template', id: textOf(part.selectedId) ?? '', title: textOf(part.selectedDisplayText) ?? said ?? '' };
    case 'listResponseMessage': return { kind: 'choice', of: 'list', id: textOf(objectOf(part.singleSelectReply).selectedRowId) ?? '', title: textOf(part.title) ?? said ?? '' };
    default: return { kind: 'unsupported', originalKind: type.replace(/Message(V\d)?$/, '') };
  }
}

function textContent(text: string | undefined, originalKind: string): InboundContent {
  return text === undefined ? { kind: 'unsupported', originalKind } : { kind: 'text', text };
}

function mediaContent(id: string, type: string, kind: MediaKind, part: JsonObject, said: string | undefined): InboundContent {
  const externalId = pointerOf(id, type, part);
  if (externalId === undefined) return { kind: 'unsupported', originalKind: kind, reason: 'WhatsApp gave the file to the phone only' };
  const media = present({
    externalId,
    mimeType: textOf(part.mimetype),
    sha256: hexOf(textOf(part.fileSha256)),
    filename: fileName(textOf(part.fileName) ?? textOf(part.title)),
    voice: kind === 'audio' && part.ptt === true ? true : undefined,
    animated: part.isAnimated === true ? true : undefined,
  });
  const caption = kind === 'audio' || kind === 'sticker' ? undefined : textOf(part.caption) ?? said;
  return present({ kind, media, caption });
}

function hexOf(base64: string | undefined): string | undefined {
  return base64 !== undefined && /^[A-Za-z0-9+/]{43}=?$/.test(base64) ? Buffer.from(base64, 'base64').toString('hex') : undefined;
}

/** The sender chose it: no folders, nothing invisible. */
function fileName(name: string | undefined): string | undefined {
  const plain = name?.split(/[/\\]/).at(-1)?.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 240);
  return plain === '' ? undefined : plain;
}

function locationContent(part: JsonObject): InboundContent {
  const latitude = numberOf(part.degreesLatitude);
  const longitude = numberOf(part.degreesLongitude);
  if (latitude === undefined || longitude === undefined) return { kind: 'unsupported', originalKind: 'location' };
  return present({ kind: 'location' as const, latitude, longitude, name: textOf(part.name), address: textOf(part.address), url: textOf(part.url) });
}

/** A card is a vCard text; a missing name is its first number. */
function cardOf(part: JsonObject): ContactCard {
  const lines = (textOf(part.vcard) ?? '').replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const valueOf = (name: string) => lines.flatMap((line) => {
    const match = /^(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):(.*)$/.exec(line);
    return match && match[1]?.toUpperCase() === name ? [{ options: match[2] ?? '', value: unescaped(match[3] ?? '') }] : [];
  });
  const phones = valueOf('TEL').map(({ options, value }) => present({ phone: value, waId: /waid=(\d+)/i.exec(options)?.[1] })).filter(({ phone }) => phone !== '');
  const emails = valueOf('EMAIL').map(({ value }) => ({ email: value })).filter(({ email }) => email !== '');
  return present({
    name: textOf(part.displayName) ?? (valueOf('FN')[0]?.value || (phones[0]?.phone ?? '')),
    phones,
    emails: emails.length > 0 ? emails : undefined,
    organization: valueOf('ORG')[0]?.value.split(';')[0] || undefined,
  });
}
function unescaped(value: string): string {
  return value.replaceAll(/\\([,;\\])/g, '$1').replaceAll(/\\n/gi, ' ').trim();
}
