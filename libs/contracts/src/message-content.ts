import type { MediaKind, PhotoSight } from './media.js';
import type { ProductSection } from './templates/product-sections.js';
import type { TemplateButtonKind, TemplateCategory } from './templates/template.js';

/** A file of a message. `mediaId` is ours; `externalId` and `url` are the provider's. */
export interface MediaRef {
  mediaId?: string;
  externalId?: string;
  url?: string;
  mimeType?: string;
  /** Hex of the SHA-256 of the bytes. */
  sha256?: string;
  filename?: string;
  /** Audio recorded as a voice note. */
  voice?: boolean;
  /** Animated sticker. */
  animated?: boolean;
}
/** `template`: the text was filled in from one. */
export interface TextContent { kind: 'text'; text: string; previewUrl?: boolean; template?: TemplateShown }
/** `transcript` is what is said in a sound, `sight` what is seen in a photo, where somebody has listened or looked. */
export interface MediaContent { kind: MediaKind; media: MediaRef; caption?: string; transcript?: string; sight?: PhotoSight }
export interface LocationContent { kind: 'location'; latitude: number; longitude: number; name?: string; address?: string; url?: string }
export interface ContactCard {
  name: string;
  firstName?: string;
  phones: { phone: string; type?: string; waId?: string }[];
  emails?: { email: string; type?: string }[];
  organization?: string;
}
export interface ContactsContent { kind: 'contacts'; contacts: ContactCard[] }
export interface Button { id: string; title: string }
export interface InteractiveHeader { text?: string; media?: MediaRef & { kind: 'image' | 'video' | 'document' } }
export interface ButtonsContent { kind: 'buttons'; body: string; buttons: Button[]; header?: InteractiveHeader; footer?: string }
export interface ListRow { id: string; title: string; description?: string }
export interface ListSection { title?: string; rows: ListRow[] }
export interface ListContent { kind: 'list'; body: string; button: string; sections: ListSection[]; header?: InteractiveHeader; footer?: string }
/** `product`, `products`: `text` is the id of the product whose picture stands above. */
export interface TemplateParameter { type: 'text' | 'image' | 'video' | 'document' | 'location' | 'payload' | 'coupon_code' | 'product' | 'products'; name?: string; text?: string; media?: MediaRef; sections?: ProductSection[] }
/** A template's bubble as the customer reads it. */
export interface TemplateFrame {
  header?: { text?: string; media?: MediaRef & { kind: 'image' | 'video' | 'document' } };
  body: string;
  footer?: string;
  offer?: { text: string; expiresAt?: string };
  /** `payload`: what a quick reply brings back, where it is more than its words. */
  buttons: { kind: TemplateButtonKind; text: string; address?: string; phone?: string; code?: string; payload?: string }[];
}
/** `templateId` is the public id. */
export interface TemplateShown extends TemplateFrame { templateId: string; name: string; language: string; category: TemplateCategory; cards?: TemplateFrame[] }
/** `index` counts all buttons of the template, or of its card, from zero. */
export interface TemplateButtonValue { index: number; subType: 'quick_reply' | 'url' | 'copy_code' | 'flow' | 'catalog' | 'mpm'; parameters: TemplateParameter[] }
export interface TemplateCardContent { header: TemplateParameter[]; body: TemplateParameter[]; buttons: TemplateButtonValue[] }
export interface TemplateContent {
  kind: 'template';
  name: string;
  language: string;
  header?: TemplateParameter[];
  body?: TemplateParameter[];
  buttons?: TemplateButtonValue[];
  cards?: TemplateCardContent[];
  /** When its limited-time offer ends, ISO 8601. */
  offerExpiresAt?: string;
  /** Never sent: what stands in the thread. */
  shown?: TemplateShown;
}
export interface FlowContent {
  kind: 'flow';
  body: string;
  flowId: string;
  cta: string;
  token?: string;
  screen?: string;
  data?: Record<string, unknown>;
  draft?: boolean;
  header?: InteractiveHeader;
  footer?: string;
}
export interface ReactionContent { kind: 'reaction'; targetExternalId: string; /** Empty text removes the reaction. */ emoji: string }

/** What a customer tapped: a reply button, a list row or a template's quick reply. `id` may be empty when the provider sent none. */
export interface ChoiceContent { kind: 'choice'; id: string; title: string; description?: string; of: 'button' | 'list' | 'template' }
export interface FlowReplyContent { kind: 'flow_reply'; name: string; body: string; response: unknown }
export interface OrderItem { retailerId: string; quantity: number; /** Decimal text in the currency's major unit, as the provider sent it. */ itemPrice: string; currency: string }
export interface OrderContent { kind: 'order'; catalogId: string; text?: string; items: OrderItem[] }
export interface SystemContent { kind: 'system'; event: string; text?: string }
/** A kind that Parley does not read. `originalKind` is the provider's word for it; nothing is dropped. */
export interface UnsupportedContent { kind: 'unsupported'; originalKind: string; reason?: string }

/** Everything that can be sent. The provider's capabilities say which of it one account can send. */
export type OutboundContent =
  | TextContent | MediaContent | LocationContent | ContactsContent | ButtonsContent | ListContent
  | TemplateContent | FlowContent | ReactionContent;
/** Everything that can stand in a thread as an incoming bubble. Reactions are facts about a bubble, not bubbles. */
export type InboundContent =
  | TextContent | MediaContent | LocationContent | ContactsContent | ChoiceContent | FlowReplyContent
  | OrderContent | SystemContent | UnsupportedContent;
export type MessageContent = OutboundContent | InboundContent;
export type MessageKind = MessageContent['kind'];
export const MESSAGE_KINDS = [
  'text', 'image', 'video', 'audio', 'document', 'sticker', 'location', 'contacts', 'buttons', 'list', 'template', 'flow',
  'reaction', 'choice', 'flow_reply', 'order', 'system', 'unsupported',
] as const satisfies readonly MessageKind[];

/** The words a person or the assistant reads of a message; empty when it has none (a photo without caption). */
export function textOf(content: MessageContent): string {
  switch (content.kind) {
    case 'text': return content.text;
    case 'image': case 'video': case 'audio': case 'document': case 'sticker': return content.caption ?? content.transcript ?? '';
    case 'buttons': case 'list': case 'flow': return content.body;
    case 'choice': return content.title;
    case 'flow_reply': return content.body;
    case 'location': return [content.name, content.address].filter(Boolean).join(', ');
    case 'contacts': return content.contacts.map((contact) => contact.name).join(', ');
    case 'order': return content.text ?? '';
    case 'system': return content.text ?? '';
    case 'template': return content.shown?.body ?? (content.body ?? []).map((parameter) => parameter.text ?? '').join(' ').trim();
    case 'reaction': return content.emoji;
    case 'unsupported': return '';
  }
}
