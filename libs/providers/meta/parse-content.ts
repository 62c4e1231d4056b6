import type { ContactCard, InboundContent, MediaKind, MediaRef, OrderItem } from '#contracts';
import { listOf, numberOf, objectOf, present, readJson, textOf, type JsonObject } from './json.js';

/** What stands in the bubble. A kind that Parley does not read becomes `unsupported` with Meta's word for it; never a throw. */
export function contentOf(message: JsonObject): InboundContent {
  const type = textOf(message.type) ?? 'unknown';
  const part = objectOf(message[type]);
  switch (type) {
    case 'text': return { kind: 'text', text: textOf(part.body) ?? '' };
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return mediaContent(type, part);
    case 'location': return locationContent(part);
    case 'contacts': return { kind: 'contacts', contacts: listOf(message.contacts).map((card) => contactCard(objectOf(card))) };
    case 'button': return { kind: 'choice', of: 'template', id: textOf(part.payload) ?? '', title: textOf(part.text) ?? textOf(part.payload) ?? '' };
    case 'interactive': return interactiveContent(part);
    case 'order': return orderContent(part);
    case 'system': return present({ kind: 'system' as const, event: textOf(part.type) ?? 'system', text: textOf(part.body) });
    case 'request_welcome': return { kind: 'system', event: 'request_welcome' };
    default: return unsupported(textOf(objectOf(message.unsupported).type) ?? type, message);
  }
}

function unsupported(originalKind: string, message: JsonObject): InboundContent {
  const error = objectOf(listOf(message.errors)[0]);
  const reason = textOf(objectOf(error.error_data).details) ?? textOf(error.title) ?? textOf(error.message);
  return present({ kind: 'unsupported' as const, originalKind, reason });
}

function mediaContent(kind: MediaKind, part: JsonObject): InboundContent {
  const media: MediaRef = present({
    externalId: textOf(part.id),
    url: textOf(part.url) ?? textOf(part.link),
    mimeType: textOf(part.mime_type),
    sha256: hexOf(textOf(part.sha256)),
    filename: textOf(part.filename),
    voice: part.voice === true ? true : undefined,
    animated: part.animated === true ? true : undefined,
  });
  return present({ kind, media, caption: textOf(part.caption) });
}

/** Webhooks carry the hash as base64, some older ones as hex. */
function hexOf(hash: string | undefined): string | undefined {
  if (hash === undefined) return undefined;
  if (/^[0-9a-f]{64}$/i.test(hash)) return hash.toLowerCase();
  return /^[A-Za-z0-9+/]{43}=?$/.test(hash) ? Buffer.from(hash, 'base64').toString('hex') : undefined;
}

function locationContent(part: JsonObject): InboundContent {
  const latitude = numberOf(part.latitude);
  const longitude = numberOf(part.longitude);
  if (latitude === undefined || longitude === undefined) return { kind: 'unsupported', originalKind: 'location' };
  return present({ kind: 'location' as const, latitude, longitude, name: textOf(part.name), address: textOf(part.address), url: textOf(part.url) });
}

/** A card may have no name at all (a person who shared their own number on request): then the number stands for it. */
function contactCard(card: JsonObject): ContactCard {
  const name = objectOf(card.name);
  const phones = listOf(card.phones).map(objectOf).flatMap((entry) => {
    const phone = textOf(entry.phone) ?? textOf(entry.wa_id);
    return phone ? [present({ phone, type: textOf(entry.type), waId: textOf(entry.wa_id) })] : [];
  });
  const emails = listOf(card.emails).map(objectOf).flatMap((entry) => {
    const email = textOf(entry.email);
    return email ? [present({ email, type: textOf(entry.type) })] : [];
  });
  const parts = [name.first_name, name.middle_name, name.last_name].map(textOf).filter((part) => part !== undefined);
  return present({
    name: textOf(name.formatted_name) ?? (parts.join(' ') || (phones[0]?.phone ?? emails[0]?.email ?? '')),
    firstName: textOf(name.first_name),
    phones,
    emails: emails.length > 0 ? emails : undefined,
    organization: textOf(objectOf(card.org).company),
  });
}

function interactiveContent(part: JsonObject): InboundContent {
  const type = textOf(part.type) ?? 'unknown';
  const reply = objectOf(part[type]);
  const title = textOf(reply.title) ?? '';
  switch (type) {
    case 'button_reply': return { kind: 'choice', of: 'button', id: textOf(reply.id) ?? '', title };
    case 'list_reply': return present({ kind: 'choice' as const, of: 'list' as const, id: textOf(reply.id) ?? '', title, description: textOf(reply.description) });
    case 'nfm_reply': return { kind: 'flow_reply', name: textOf(reply.name) ?? 'flow', body: textOf(reply.body) ?? '', response: flowResponse(reply.response_json) };
    default: return { kind: 'unsupported', originalKind: `interactive.${type}` };
  }
}

/** JSON inside JSON; kept as text when it is not JSON after all. */
function flowResponse(response: unknown): unknown {
  if (typeof response !== 'string') return response ?? null;
  const value = readJson(response);
  return value === undefined ? response : value;
}

function orderContent(part: JsonObject): InboundContent {
  const items = listOf(part.product_items).map(objectOf).map((item): OrderItem => ({
    retailerId: textOf(item.product_retailer_id) ?? '',
    quantity: numberOf(item.quantity) ?? 0,
    itemPrice: textOf(item.item_price) ?? '',
    currency: textOf(item.currency) ?? '',
  }));
  return present({ kind: 'order' as const, catalogId: textOf(part.catalog_id) ?? '', text: textOf(part.text), items });
}
