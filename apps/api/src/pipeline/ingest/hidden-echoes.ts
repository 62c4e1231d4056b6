import type { MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { SentNames } from '../../modules/conversations/index.js';
import { Clock, SECOND } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/database.js';
import type { ReadEvent } from './event-reader.js';

/** How long a message of the shop's own waits for the name of its chat. Its number is asked for in the meantime, and the log's number of what was sent. */
export const ECHO_WAITS_MS = 30 * SECOND;

export interface PlacedEchoes { readonly read: readonly ReadEvent[]; readonly early: readonly ReadEvent[] }

/**
 * What the shop wrote, coming back from a chat that WhatsApp names by a hidden id which nobody here knows. It may be a chat that has a
 * thread under its phone number: taken in at once it would begin a second one.
 */
@Injectable()
export class HiddenEchoes {
  constructor(private readonly clock: Clock, private readonly names: SentNames) {}

  /** Proven ones get the number of their chat; `early` ones are to be read again later. */
  async place(tx: Tx, read: readonly ReadEvent[]): Promise<PlacedEchoes> {
    const echoes = read.flatMap((source) => source.inbound.flatMap((event) => (isHiddenEcho(event) && source.account.naming ? [{ source, event, lid: event.person.lid ?? '' }] : [])));
    if (echoes.length === 0) return { read, early: [] };
    const chats = await this.names.chatsOf(tx, echoes.map(({ source, event, lid }) => ({ storeId: source.event.storeId, accountId: source.account.id, externalId: event.externalId, sentAs: event.sentAs, lid })));
    const phones = new Map<MessageEvent, string>();
    const early = new Set<ReadEvent>();
    for (const [index, { source, event }] of echoes.entries()) {
      const chat = chats[index];
      if (chat?.isKnown) continue;
      if (chat?.phone !== undefined) phones.set(event, chat.phone);
      else if (source.event.receivedAt > this.clock.ago(ECHO_WAITS_MS)) early.add(source);
    }
    return {
      read: read.filter((source) => !early.has(source)).map((source) => (source.inbound.some((event) => phones.has(event as MessageEvent)) ? { ...source, inbound: source.inbound.map((event) => withPhone(event, phones)) } : source)),
      early: [...early],
    };
  }
}

function isHiddenEcho(event: ReadEvent['inbound'][number]): event is MessageEvent {
  return event.kind === 'message' && event.origin === 'device' && event.person.lid !== undefined && event.person.waId === undefined;
}
function withPhone(event: ReadEvent['inbound'][number], phones: ReadonlyMap<MessageEvent, string>): ReadEvent['inbound'][number] {
  const phone = event.kind === 'message' ? phones.get(event) : undefined;
  return event.kind === 'message' && phone !== undefined ? { ...event, person: { ...event.person, waId: phone } } : event;
}
