import type { InboundEvent, MessageEvent, PersonRef, Referral, RevisionEvent } from '#providers/contract';
import { contentOf } from './parse-content.js';
import { dateOf, idOf, objectOf, present, textOf, type JsonObject } from './json.js';
import { ignored, type EventBase } from './parse-event.js';
import { personOf, readIds, type ContactIndex } from './parse-person.js';

/** Where a message was found: decides who wrote it and whether it is news. */
export interface MessageSource {
  readonly base: EventBase;
  readonly contacts: ContactIndex;
  readonly origin: MessageEvent['origin'];
  /** The business wrote it. */
  readonly outgoing: boolean;
  /** Whose thread it is, where the message does not say. */
  readonly threadPhone?: unknown;
}

/** The events of one element of `messages`, `message_echoes` or a history thread. */
export function* readMessage(element: unknown, source: MessageSource): Generator<InboundEvent> {
  const message = objectOf(element);
  const externalId = idOf(message.id);
  const person = personBehind(message, source);
  if (externalId === undefined || person === undefined) {
    yield ignored('malformed', externalId === undefined ? 'message.id' : 'message.person', source.base);
    return;
  }
  const common = {
    ...present({ ...source.base, occurredAt: dateOf(message.timestamp) ?? source.base.occurredAt }),
    externalId, person, origin: source.origin,
    ...(source.outgoing ? { outgoing: true as const } : {}),
  };
  switch (message.type) {
    case 'reaction': {
      const { message_id: target, emoji } = objectOf(message.reaction);
      const targetExternalId = idOf(target);
      yield targetExternalId === undefined ? ignored('malformed', 'reaction.message_id', source.base) : { ...common, kind: 'reaction', targetExternalId, emoji: textOf(emoji) ?? '' };
      return;
    }
    case 'edit': case 'revoke': {
      yield revisionOf(message, message.type, common) ?? bubbleOf(message, common);
      return;
    }
    case 'system':
      yield* identityChange(message, common);
      yield bubbleOf(message, common);
      return;
    default: yield bubbleOf(message, common);
  }
}

type Common = Pick<MessageEvent, 'externalId' | 'person' | 'origin' | 'outgoing' | 'numberId' | 'businessId' | 'occurredAt'>;

function personBehind(message: JsonObject, { contacts, outgoing, threadPhone }: MessageSource): PersonRef | undefined {
  return outgoing
    ? personOf({ phone: textOf(message.to) ?? threadPhone, userId: message.to_user_id, parentUserId: message.to_parent_user_id }, contacts)
    : personOf({ phone: textOf(message.from) ?? threadPhone, userId: message.from_user_id, parentUserId: message.from_parent_user_id }, contacts);
}

function bubbleOf(message: JsonObject, common: Common): MessageEvent {
  const context = objectOf(message.context);
  const product = objectOf(context.referred_product);
  const catalogId = textOf(product.catalog_id);
  const retailerId = textOf(product.product_retailer_id);
  const quoted = idOf(context.id);
  return present({
    ...common,
    kind: 'message' as const,
    content: contentOf(message),
    replyTo: quoted === undefined ? undefined : present({ externalId: quoted, from: textOf(context.from) }),
    forwarded: context.frequently_forwarded === true ? ('many' as const) : (context.forwarded === true ? ('once' as const) : undefined),
    referral: message.referral === undefined ? undefined : referralOf(objectOf(message.referral)),
    referredProduct: catalogId && retailerId ? { catalogId, retailerId } : undefined,
    groupId: idOf(message.group_id),
  });
}

function referralOf(referral: JsonObject): Referral {
  return present({
    sourceUrl: textOf(referral.source_url), sourceId: textOf(referral.source_id), sourceType: textOf(referral.source_type),
    headline: textOf(referral.headline), body: textOf(referral.body), mediaType: textOf(referral.media_type),
    mediaUrl: textOf(referral.image_url) ?? textOf(referral.video_url) ?? textOf(referral.thumbnail_url),
    clickId: textOf(referral.ctwa_clid), welcomeText: textOf(objectOf(referral.welcome_message).text),
  });
}

function revisionOf(message: JsonObject, type: 'edit' | 'revoke', common: Common): RevisionEvent | undefined {
  const part = objectOf(message[type]);
  const targetExternalId = idOf(part.original_message_id);
  if (targetExternalId === undefined) return undefined;
  const revision = { ...common, kind: 'revision' as const, targetExternalId };
  if (type === 'revoke') return { ...revision, change: 'deleted' };
  return { ...revision, change: 'edited', content: contentOf(objectOf(part.message)) };
}

/** A new phone number or a new business-scoped id of the same person. The message names the old one, its body the new one. */
function* identityChange(message: JsonObject, common: Common): Generator<InboundEvent> {
  const system = objectOf(message.system);
  const { origin: _origin, outgoing: _outgoing, person: previous, ...rest } = common;
  const current = readIds({ phone: system.wa_id ?? system.new_wa_id, userId: system.user_id, parentUserId: system.parent_user_id });
  const changed = (current.waId !== undefined && current.waId !== previous.waId) || (current.bsuid !== undefined && current.bsuid !== previous.bsuid);
  if (changed) yield { ...rest, kind: 'identity', previous, current };
}

/** Standby echoes wrap the message as it was sent: the id stands outside, the content inside. */
export function flatEcho(echo: unknown): JsonObject {
  const { message, ...outside } = objectOf(echo);
  return { ...objectOf(message), ...outside };
}
