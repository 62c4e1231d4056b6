import type { InboundEvent, MessageEvent, StatusEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { ParkedReplies } from '../../modules/conversations/index.js';
import type { Arrival, MessageRow, StoredMessages } from '../../modules/conversations/index.js';
import { Consent, type ConsentFact, type ConsentFactRow, type ConsentWish, consentWish } from '../../modules/customers/index.js';
import { type ExpectedFile, IncomingMedia } from '../../modules/media/index.js';
import { Reach } from '../../modules/sending/index.js';
import { TemplateNewsReader } from '../../modules/templates/index.js';
import type { Tx } from '../../platform/database/database.js';
import type { ReadEvent } from './event-reader.js';
import type { Choices } from './numbered-replies.js';

/** Words about marketing in messages that say nothing else. */
export type Wishes = ReadonlyMap<MessageEvent, ConsentWish>;

/** What arrives with messages: files to be fetched, what customers want to get, and what became of templates. */
@Injectable()
export class ArrivedFacts {
  constructor(private readonly media: IncomingMedia, private readonly consent: Consent, private readonly templates: TemplateNewsReader, private readonly parked: ParkedReplies, private readonly reach: Reach) {}

  async expectFiles(tx: Tx, stored: StoredMessages): Promise<readonly ExpectedFile[]> {
    const files = filesOf(stored);
    await this.media.expect(tx, files);
    return files;
  }

  /** Conversations in which an answer waited for this customer. */
  async parkedAmong(tx: Tx, stored: StoredMessages): Promise<readonly { storeId: string; conversationId: string }[]> {
    const written = new Set(stored.messages.filter(({ direction, extra }) => direction === 'in' && !extra?.origin && extra?.arrived_at_number === undefined).map((message) => message.conversation_id));
    return this.parked.among(tx, stored.conversations.filter(({ id }) => written.has(id)));
  }

  /** What the provider tells of the business itself: its templates, and how many people it may write to first. */
  async keepNotices(tx: Tx, read: readonly ReadEvent[]): Promise<void> {
    const notices = read.flatMap(({ event: raw, account, inbound }) => inbound.flatMap((event) => (event.kind === 'notice' ? [{ account, event, receivedAt: raw.receivedAt }] : [])));
    await this.templates.apply(tx, notices);
    await this.reach.learn(tx, notices);
  }

  /**
   * START means something only to those who stopped before; from everybody else it is a message like any other. A numbered answer says what
   * was chosen with it.
   */
  async wishes(tx: Tx, arrivals: readonly Arrival<MessageEvent>[], choices: Choices): Promise<Wishes> {
    const found = arrivals.flatMap((arrival) => {
      const { event } = arrival;
      const choice = choices.get(event)?.event.content;
      const wish = mayWish(event) ? (choice && consentWish(choice)) ?? consentWish(event.content) : undefined;
      return wish === undefined ? [] : [{ arrival, wish }];
    });
    const starting = found.filter(({ wish }) => wish.allowed).map(({ arrival }) => arrival);
    const stopped = new Set([...await this.consent.stoppedAmong(tx, starting), ...found.filter(({ wish }) => !wish.allowed).map(({ arrival }) => `${arrival.storeId} ${arrival.customerId}`)]);
    return new Map(found.filter(({ arrival, wish }) => !wish.allowed || stopped.has(`${arrival.storeId} ${arrival.customerId}`)).map(({ arrival, wish }) => [arrival.event, wish]));
  }

  /** Gives the wishes that changed something and that the customer is told about. */
  async keepConsent(tx: Tx, read: readonly ReadEvent[], about: ReadonlyMap<InboundEvent, string>, stored: StoredMessages, wishes: Wishes): Promise<readonly ConsentFactRow[]> {
    const messages = new Map(stored.messages.map((message) => [`${message.account_id} ${message.external_id}`, message]));
    const facts = read.flatMap(({ event: raw, account, inbound }) => inbound.flatMap((event): ConsentFact[] => {
      const customerId = about.get(event);
      if (customerId === undefined) return [];
      const base = { storeId: raw.storeId, customerId, accountId: account.id, purpose: 'marketing', at: event.occurredAt ?? raw.receivedAt } as const;
      switch (event.kind) {
        case 'message': {
          const [wish, message] = [wishes.get(event), messages.get(`${account.id} ${event.externalId}`)];
          return wish && message ? [{ ...base, allowed: wish.allowed, source: wish.source, words: wish.words, messageId: message.id, evidence: `message ${message.id}` }] : [];
        }
        case 'preference': return [{ ...base, allowed: event.allowed, source: 'whatsapp', evidence: `preference ${account.id} ${event.person.bsuid ?? event.person.lid ?? event.person.waId ?? customerId} ${base.at.toISOString()} ${event.allowed}` }];
        case 'status': return [{ ...base, allowed: false, source: 'refusal', words: event.errors[0]?.title ?? event.errors[0]?.code ?? '', evidence: `refusal ${account.id} ${event.externalId}` }];
        default: return [];
      }
    }));
    const told = (await this.consent.record(tx, facts)).filter((fact) => fact.source === 'keyword' || fact.source === 'button');
    this.consent.toAnswer(tx, told);
    return told;
  }
}

/** A later report that WhatsApp refused the message because its customer stopped marketing. */
export function isOptOutReport(event: StatusEvent, { account }: ReadEvent): boolean {
  return event.status === 'failed' && event.participant === undefined && event.errors.some((error) => account.saysOptedOut(error.code));
}

function mayWish(event: MessageEvent): boolean {
  return event.origin === 'customer' && event.groupId === undefined && event.outgoing !== true;
}

function filesOf(stored: StoredMessages): ExpectedFile[] {
  return stored.messages.flatMap((message) => {
    if (!('media' in message.content) || !message.content.media) return [];
    const { mediaId, externalId, mimeType, filename } = message.content.media;
    if (mediaId === undefined || externalId === undefined) return [];
    return [{
      storeId: message.store_id, mediaId, messageId: message.id, accountId: message.account_id, kind: message.content.kind, externalId,
      ...holdsOf(message),
      ...(mimeType === undefined ? {} : { mimeType }), ...(filename === undefined ? {} : { filename }),
    }];
  });
}

/** Of what comes now and from a customer; what an import brings was answered long ago. */
function holdsOf({ content, direction, extra }: MessageRow): Pick<ExpectedFile, 'holds'> {
  if (direction !== 'in' || extra?.origin) return {};
  return content.kind === 'audio' ? { holds: 'speech' } : content.kind === 'image' ? { holds: 'photo' } : {};
}
