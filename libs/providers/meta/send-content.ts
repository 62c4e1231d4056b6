import type { ContactCard, FlowContent, InteractiveHeader, MediaRef, OutboundContent, TemplateButtonValue, TemplateContent, TemplateParameter } from '#contracts';
import { ownError } from './errors.js';
import { objectOf, present, readJson } from './json.js';

/**
 * The type-specific part of a message body: `{ type, [type]: {...} }` (Cloud API, messages).
 * @throws SendError for a file that has neither Meta's id nor an address
 */
export function bodyOf(content: OutboundContent): Readonly<Record<string, unknown>> {
  switch (content.kind) {
    case 'text': return { type: 'text', text: { body: content.text, preview_url: content.previewUrl ?? false } };
    case 'image': case 'video': return { type: content.kind, [content.kind]: present({ ...mediaOf(content.media), caption: content.caption || undefined }) };
    case 'document': return { type: 'document', document: present({ ...mediaOf(content.media), caption: content.caption || undefined, filename: content.media.filename || undefined }) };
    case 'audio': return { type: 'audio', audio: present({ ...mediaOf(content.media), voice: content.media.voice || undefined }) };
    case 'sticker': return { type: 'sticker', sticker: mediaOf(content.media) };
    case 'location': return {
      type: 'location',
      location: present({ latitude: String(content.latitude), longitude: String(content.longitude), name: content.name || undefined, address: content.address || undefined }),
    };
    case 'contacts': return { type: 'contacts', contacts: content.contacts.map(cardOf) };
    case 'reaction': return { type: 'reaction', reaction: { message_id: content.targetExternalId, emoji: content.emoji } };
    case 'buttons': return interactive('button', content, { buttons: content.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })) });
    case 'list': return interactive('list', content, {
      button: content.button,
      sections: content.sections.map(({ title, rows }) => present({
        title: title || undefined,
        rows: rows.map((row) => present({ id: row.id, title: row.title, description: row.description || undefined })),
      })),
    });
    case 'flow': return interactive('flow', content, { name: 'flow', parameters: flowParameters(content) });
    case 'template': return { type: 'template', template: templateOf(content) };
  }
}

function mediaOf(media: MediaRef): { id: string } | { link: string } {
  if (media.externalId) return { id: media.externalId };
  if (media.url) return { link: media.url };
  throw ownError('media_missing');
}

function cardOf(card: ContactCard): Readonly<Record<string, unknown>> {
  // Meta wants one more name part beside the formatted name.
  return present({
    name: { formatted_name: card.name, first_name: card.firstName || card.name },
    phones: card.phones.map((entry) => present({ phone: entry.phone, type: entry.type, wa_id: entry.waId })),
    emails: card.emails?.map((entry) => present({ email: entry.email, type: entry.type })),
    org: card.organization ? { company: card.organization } : undefined,
  });
}

interface Framed { readonly body: string; readonly header?: InteractiveHeader; readonly footer?: string }

function interactive(type: 'button' | 'list' | 'flow', content: Framed, action: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    type: 'interactive',
    interactive: present({
      type,
      header: content.header ? headerOf(content.header) : undefined,
      body: { text: content.body },
      footer: content.footer ? { text: content.footer } : undefined,
      action,
    }),
  };
}

function headerOf({ text, media }: InteractiveHeader): Readonly<Record<string, unknown>> | undefined {
  if (media) return { type: media.kind, [media.kind]: present({ ...mediaOf(media), filename: media.kind === 'document' ? media.filename : undefined }) };
  return text ? { type: 'text', text } : undefined;
}

/** Without a screen the Flow's own endpoint decides where it starts; empty data is left out because Meta refuses it. */
function flowParameters(content: FlowContent): Readonly<Record<string, unknown>> {
  const data = content.data && Object.keys(content.data).length > 0 ? content.data : undefined;
  return present({
    flow_message_version: '3',
    flow_id: content.flowId,
    flow_cta: content.cta,
    flow_token: content.token || undefined,
    mode: content.draft ? 'draft' : 'published',
    flow_action: content.screen ? 'navigate' : 'data_exchange',
    flow_action_payload: content.screen ? present({ screen: content.screen, data }) : undefined,
  });
}

function templateOf(content: TemplateContent): Readonly<Record<string, unknown>> {
  const components = [
    ...part('header', content.header ?? []),
    ...part('body', content.body ?? []),
    ...(content.offerExpiresAt ? [{ type: 'limited_time_offer', parameters: [{ type: 'limited_time_offer', limited_time_offer: { expiration_time_ms: Date.parse(content.offerExpiresAt) } }] }] : []),
    ...(content.buttons ?? []).map(buttonOf),
    ...(content.cards ? [{ type: 'carousel', cards: content.cards.map((card, index) => ({ card_index: index, components: [...part('header', card.header), ...part('body', card.body), ...card.buttons.map(buttonOf)] })) }] : []),
  ];
  return present({ name: content.name, language: { code: content.language }, components: components.length > 0 ? components : undefined });
}

function part(type: 'header' | 'body', parameters: readonly TemplateParameter[]): object[] {
  return parameters.length > 0 ? [{ type, parameters: parameters.map(parameterOf) }] : [];
}
function buttonOf({ index, subType, parameters }: TemplateButtonValue): object {
  return { type: 'button', sub_type: subType, index: String(index), parameters: parameters.map((parameter) => buttonParameterOf(subType, parameter)) };
}

function parameterOf(parameter: TemplateParameter): Readonly<Record<string, unknown>> {
  const { type, text, media, name, sections } = parameter;
  switch (type) {
    case 'image': case 'video': return { type, [type]: mediaOf(media ?? {}) };
    case 'document': return { type, document: present({ ...mediaOf(media ?? {}), filename: media?.filename || undefined }) };
    case 'text': return present({ type, parameter_name: name || undefined, text: text ?? '' });
    case 'payload': return { type, payload: text ?? '' };
    case 'coupon_code': return { type, coupon_code: text ?? '' };
    // A place travels as JSON text of `{latitude, longitude, name, address}`; the limits refuse anything else.
    case 'product': case 'products': return { type: 'action', action: present({ thumbnail_product_retailer_id: text || undefined, sections: sections?.map(({ title, productIds }) => present({ title: title || undefined, product_items: productIds.map((id) => ({ product_retailer_id: id })) })) }) };
    case 'location': return { type, location: objectOf(readJson(text ?? '')) };
  }
}

function buttonParameterOf(subType: string, parameter: TemplateParameter): Readonly<Record<string, unknown>> {
  return subType === 'flow' ? { type: 'action', action: present({ flow_token: parameter.text || undefined }) } : parameterOf(parameter);
}
