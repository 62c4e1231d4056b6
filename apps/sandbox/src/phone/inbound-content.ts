import { sha256Of, type MediaLibrary } from '../meta/media-library.js';
import { buttonsIn, findChoice, rowsIn } from './choices.js';
import type { CustomerMessage } from './customer-message.js';
import { type Sight, withSight } from './picture-file.js';
import { sampleFile, type SampleFile, type SampleKind } from './samples.js';
import type { Thread } from './thread.js';

/** The type-specific part of a webhook message, and the bubble it answers. */
export interface InboundContent { readonly message: Readonly<Record<string, unknown>> & { readonly type: string }; readonly answers?: string }
type MediaMessage = Extract<CustomerMessage, { kind: SampleKind | 'video' }>;
interface Context { readonly thread: Thread; readonly media: MediaLibrary; readonly graphUrl: string }

/**
 * Turns what the customer does into Meta's message object.
 * @throws Error when there is nothing to tap or to react to
 */
export function contentOf(message: CustomerMessage, context: Context): InboundContent {
  switch (message.kind) {
    case 'text':
      return { message: { type: 'text', text: { body: message.text } } };
    case 'image': case 'video': case 'document': case 'sticker': case 'voice': case 'audio':
      return { message: mediaMessage(message, context) };
    case 'location': {
      const { latitude, longitude, name, address } = message;
      return { message: { type: 'location', location: { latitude, longitude, ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }) } } };
    }
    case 'contact':
      return { message: { type: 'contacts', contacts: [contactCard(message.name, message.phone)] } };
    case 'reaction': {
      const target = message.target ?? context.thread.lastFromBusiness()?.id;
      if (target === undefined) throw new Error('there is no message of the business to react to');
      return { message: { type: 'reaction', reaction: { message_id: target, ...(message.emoji === '' ? {} : { emoji: message.emoji }) } } };
    }
    case 'order':
      return { message: { type: 'order', order: orderOf(message) } };
    case 'tap': return chosen(context.thread, buttonsIn, message.button, message.target);
    case 'choose': return chosen(context.thread, rowsIn, message.row, message.target);
    case 'flow_reply': {
      const answers = message.target ?? context.thread.lastFromBusiness('interactive')?.id;
      const reply = { name: 'flow', body: 'Sent', response_json: JSON.stringify(message.response) };
      return { message: { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: reply } }, ...(answers === undefined ? {} : { answers }) };
    }
    case 'unsupported': {
      const error = { code: 131051, title: 'Message type unknown', message: 'Message type unknown', error_data: { details: 'Message type is currently not supported.' } };
      return { message: { type: 'unsupported', errors: [error], unsupported: { type: message.of ?? 'poll_creation' } } };
    }
  }
}

function chosen(thread: Thread, choicesIn: typeof buttonsIn, wanted: string, target: string | undefined): InboundContent {
  const { entry, choice } = findChoice(thread, choicesIn, wanted, target);
  return { message: choice.message as InboundContent['message'], answers: entry.id };
}

function mediaMessage(message: MediaMessage, context: Context): InboundContent['message'] {
  const type = message.kind === 'voice' ? 'audio' : message.kind;
  const { bytes, mimeType, filename: ownName } = fileOf(message);
  const filename = message.filename ?? (type === 'document' ? ownName : undefined);
  const stored = context.media.add({ numberId: context.thread.numberId, bytes, mimeType, from: 'customer', ...(filename === undefined ? {} : { filename }) });
  return {
    type,
    [type]: {
      ...(message.caption === undefined ? {} : { caption: message.caption }),
      ...(filename === undefined ? {} : { filename }),
      mime_type: mimeType,
      sha256: sha256Of(bytes, 'base64'),
      id: stored.id,
      url: `${context.graphUrl}${context.media.sign(stored.id)}`,
      ...(type === 'audio' ? { voice: message.kind === 'voice' } : {}),
      ...(type === 'sticker' ? { animated: false } : {}),
    },
  };
}

/** The file that came with the message, or the sandbox's own of that kind. @throws Error for a video without data */
function fileOf(message: MediaMessage): SampleFile {
  if (message.kind === 'video') {
    if (message.data === undefined) throw new Error('a video needs "data", base64 of an MP4 file');
    return { bytes: Buffer.from(message.data, 'base64'), mimeType: message.mimeType ?? 'video/mp4', filename: 'video.mp4' };
  }
  const sight = message.shows === undefined ? undefined : { description: message.shows, ...(message.reads === undefined ? {} : { text: message.reads }) };
  const sample = sampleFile(message.kind, message.says, sight);
  const bytes = message.data === undefined ? sample.bytes : noted(Buffer.from(message.data, 'base64'), sight);
  return { ...sample, bytes, mimeType: message.mimeType ?? sample.mimeType };
}

function noted(bytes: Buffer, sight: Sight | undefined): Buffer {
  return sight === undefined ? bytes : withSight(bytes, sight);
}

function contactCard(name: string, phone: string): unknown {
  const [first, ...rest] = name.split(' ');
  return {
    name: { formatted_name: name, first_name: first, ...(rest.length > 0 ? { last_name: rest.join(' ') } : {}) },
    phones: [{ phone, wa_id: phone.replace(/\D/g, ''), type: 'MOBILE' }],
  };
}

function orderOf(message: Extract<CustomerMessage, { kind: 'order' }>): unknown {
  return {
    catalog_id: message.catalogId ?? '1537566713439863',
    ...(message.text === undefined ? {} : { text: message.text }),
    product_items: message.items.map((item) => ({
      product_retailer_id: item.retailerId, quantity: item.quantity, item_price: item.itemPrice, currency: item.currency,
    })),
  };
}
