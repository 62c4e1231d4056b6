import type { MediaRef, OutboundContent } from '#contracts';
import { objectOf, present, textOf, type Http, type OutboundMessage, type Recipient, type SendResult } from '#providers/contract';
import type { WasenderCredentials } from '../account.js';
import { answerOf, callApi } from '../call.js';
import { ownError } from '../errors.js';
import { refusals } from './limits.js';
import { numberedText } from './numbered-text.js';

const TYPING_MS = 5_000;

/**
 * Sends one message. The answer means queued, and names it in the vendor's own log only: the id that webhooks use comes
 * later. There is no idempotency key, so a call without an answer ends as `unknown` and must not be repeated blindly.
 * @throws SendError
 */
export async function send(message: OutboundMessage, credentials: WasenderCredentials, http: Http): Promise<SendResult> {
  const [refusal] = refusals(message.content);
  if (refusal) throw ownError('invalid_message', `${refusal.pointer}: ${refusal.detail}`);
  const json = { to: recipientOf(message.to), ...bodyOf(message.content) };
  const { body, pause } = await answerOf({ method: 'POST', path: 'send-message', json, effect: 'message' }, credentials, http);
  const externalId = textOf(objectOf(body.data).msgId);
  if (externalId === undefined) throw ownError('bad_answer', 'no message id');
  return { externalId, isProvisional: true, ...pause };
}

/** A hidden id goes out with its domain: its bare digits look like a phone number and are none. */
function recipientOf({ phone, waId, lid }: Recipient): string {
  const number = (waId || phone)?.replace(/^\+/, '');
  if (number !== undefined && /^\d{6,15}$/.test(number)) return `+${number}`;
  if (lid) return lid.endsWith('@lid') ? lid : `${lid}@lid`;
  throw ownError('no_recipient');
}

function bodyOf(content: OutboundContent): Readonly<Record<string, unknown>> {
  switch (content.kind) {
    case 'text': return { text: content.text };
    case 'image': case 'video': case 'document': return mediaBody(content.kind, content.media, content.caption);
    case 'audio': return { audioUrl: addressOf(content.media) };
    case 'sticker': return { stickerUrl: addressOf(content.media) };
    case 'location': return { location: present({ latitude: content.latitude, longitude: content.longitude, name: content.name || undefined, address: content.address || undefined }) };
    case 'contacts': {
      const [card] = content.contacts;
      return { contact: { name: card?.name ?? '', phone: card?.phones[0]?.phone ?? '' } };
    }
    case 'buttons': case 'list': {
      const media = content.kind === 'buttons' ? content.header?.media : undefined;
      return media ? mediaBody(media.kind, media, numberedText(content)) : { text: numberedText(content) };
    }
    case 'template': case 'flow': case 'reaction': throw ownError('invalid_message', `${content.kind} is not supported`);
  }
}

function mediaBody(kind: 'image' | 'video' | 'document', media: MediaRef, text: string | undefined): Readonly<Record<string, unknown>> {
  return present({ [`${kind}Url`]: addressOf(media), text: text || undefined, fileName: kind === 'document' ? media.filename || undefined : undefined });
}
function addressOf(media: MediaRef): string {
  const address = media.externalId ?? media.url;
  if (!address) throw ownError('media_missing');
  return address;
}

/**
 * Marks a message as read; `typing` shows the typing sign for some seconds.
 * @throws SendError
 */
export async function markRead(externalId: string, credentials: WasenderCredentials, http: Http, { typing, chatId }: { readonly typing?: boolean; readonly chatId?: string } = {}): Promise<void> {
  if (!chatId) throw ownError('no_chat');
  await callApi({ method: 'POST', path: 'messages/read', json: { key: { id: externalId, remoteJid: chatId, fromMe: false } }, effect: 'nothing' }, credentials, http);
  if (typing) await callApi({ method: 'POST', path: 'send-presence-update', json: { jid: chatId, type: 'composing', delayMs: TYPING_MS }, effect: 'nothing' }, credentials, http);
}
