import { SendError, type Http, type OutboundMessage, type SendResult } from '#providers/contract';
import type { MetaCredentials } from './account.js';
import { metaLimits } from './capabilities.js';
import { ownError } from './errors.js';
import { callGraph } from './graph.js';
import { listOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { refusals } from './limits.js';
import { bodyOf } from './send-content.js';

/**
 * Sends one message. Meta's answer means accepted, not delivered: statuses follow by webhook and carry `correlationId`.
 * Meta knows no idempotency key, so a call without an answer ends as `unknown` and must not be repeated blindly.
 * @throws SendError
 */
export async function send(message: OutboundMessage, credentials: MetaCredentials, http: Http): Promise<SendResult> {
  const [refusal] = refusals(message.content);
  if (refusal) throw ownError('invalid_message', `${refusal.pointer}: ${refusal.detail}`);
  const isReaction = message.content.kind === 'reaction';
  const json = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(message.to),
    ...bodyOf(message.content),
    ...(message.replyToExternalId && !isReaction ? { context: { message_id: message.replyToExternalId } } : {}),
    biz_opaque_callback_data: message.correlationId.slice(0, metaLimits.correlationId),
  };
  const answer = await callGraph({ method: 'POST', path: `${credentials.phoneNumberId}/messages`, json, effect: 'message' }, credentials, http);
  return resultOf(answer);
}

/** A number without plus may get the business's own country code put in front, so it always goes out with plus. */
function recipientOf({ phone, waId, bsuid }: OutboundMessage['to']): { to: string } | { recipient: string } {
  const number = (waId || phone)?.replace(/^\+/, '');
  if (number) return { to: `+${number}` };
  if (bsuid) return { recipient: bsuid };
  throw ownError('no_recipient');
}

function resultOf(answer: JsonObject): SendResult {
  const sent = objectOf(listOf(answer.messages)[0]);
  const contact = objectOf(listOf(answer.contacts)[0]);
  const externalId = textOf(sent.id);
  if (externalId === undefined) throw ownError('bad_answer', 'no message id');
  const status = textOf(sent.message_status);
  return present({
    externalId,
    waId: textOf(contact.wa_id),
    bsuid: textOf(contact.user_id),
    held: status === 'held_for_quality_assessment' || status === 'paused' ? true : undefined,
  });
}

/**
 * Marks the message and all before it as read; `typing` shows the typing sign for up to 25 seconds.
 * @throws SendError
 */
export async function markRead(externalId: string, credentials: MetaCredentials, http: Http, options: { readonly typing?: boolean } = {}): Promise<void> {
  const json = present({
    messaging_product: 'whatsapp', status: 'read', message_id: externalId,
    typing_indicator: options.typing ? { type: 'text' } : undefined,
  });
  const answer = await callGraph({ method: 'POST', path: `${credentials.phoneNumberId}/messages`, json, effect: 'nothing' }, credentials, http);
  if (answer.success !== true) throw new SendError('retry', 'meta.bad_answer', 'the message was not marked as read');
}
