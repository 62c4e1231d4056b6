import type { InboundEvent, MessageEvent } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { AccountsService, type OpenAccount, type PauseReason } from '../../modules/accounts/index.js';
import { type Arrival, SentNames, type StoredMessages } from '../../modules/conversations/index.js';
import type { ConsentFactRow } from '../../modules/customers/index.js';
import type { ExpectedFile } from '../../modules/media/index.js';
import type { Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { ArrivedFacts, type Wishes } from './arrived-facts.js';
import { EventReader, type ReadEvent } from './event-reader.js';
import type { IngestedBatch } from './ingest.js';
import { NumberedReplies } from './numbered-replies.js';

interface FoundMessage { readonly source: ReadEvent; readonly event: MessageEvent }

/** What is known of messages before they are stored: whether they are our own coming back, what was chosen, how long to wait for more. */
@Injectable()
export class ArrivedMessages {
  constructor(
    private readonly reader: EventReader,
    private readonly facts: ArrivedFacts,
    private readonly names: SentNames,
    private readonly replies: NumberedReplies,
    private readonly accounts: AccountsService,
  ) {}

  /** Messages to store, and the words about marketing among them. Part of the transaction that reads the batch. */
  async prepare(tx: Tx, found: readonly FoundMessage[], arrivals: readonly Arrival<MessageEvent>[]): Promise<{ messages: readonly Arrival<MessageEvent>[]; wishes: Wishes }> {
    const accountOf = new Map(found.map(({ event, source }) => [event, source.account]));
    const echoes = await this.names.recognise(tx, arrivals, ({ event }) => accountOf.get(event)?.naming);
    const news = arrivals.filter(({ event }) => !echoes.has(event));
    const choices = await this.replies.choices(tx, news, ({ event }) => accountOf.get(event)?.capabilities.asText !== undefined);
    const wishes = await this.facts.wishes(tx, news, choices);
    const messages = await Promise.all(news.map(async (arrival) => ({ ...await this.#withFacts(arrival, accountOf.get(arrival.event), wishes), ...choices.get(arrival.event) })));
    return { messages, wishes };
  }

  /** What comes with messages that were stored: news of templates, files to be fetched, and wishes that their customers are told about. */
  async finish(tx: Tx, read: readonly ReadEvent[], about: ReadonlyMap<InboundEvent, string>, stored: StoredMessages, wishes: Wishes): Promise<{ files: readonly ExpectedFile[]; consents: readonly ConsentFactRow[]; parked: IngestedBatch['parked'] }> {
    const files = await this.facts.expectFiles(tx, stored);
    await this.facts.keepNotices(tx, read);
    return { files, parked: await this.facts.parkedAmong(tx, stored), consents: await this.facts.keepConsent(tx, read, about, stored, wishes) };
  }

  /** Accounts that a later failure report showed to be unusable: what waits for them waits on. */
  async pauseUnusable(tx: Tx, unusable: readonly (PauseReason & { readonly storeId: string; readonly accountId: string })[]): Promise<void> {
    // By account, so that two workers take the row locks in one order.
    for (const { storeId, accountId, ...reason } of unusable.toSorted((one, other) => (one.accountId < other.accountId ? -1 : Number(one.accountId > other.accountId)))) await this.accounts.pauseIn(tx, storeId, accountId, reason);
  }

  async #withFacts(arrival: Arrival<MessageEvent>, account: OpenAccount | undefined, wishes: Wishes): Promise<Arrival<MessageEvent>> {
    const wish = wishes.get(arrival.event);
    const windowHours = account?.capabilities.windowHours;
    return {
      ...arrival,
      ...(windowHours === undefined ? {} : { windowHours }),
      ...('media' in arrival.event.content && arrival.event.content.media.externalId ? { mediaId: newId() } : {}),
      ...(arrival.event.numberId !== undefined && account && arrival.event.numberId !== account.numberId ? { arrivedAtNumber: arrival.event.numberShown ?? arrival.event.numberId } : {}),
      ...(wish === undefined ? {} : { consent: wish.allowed ? 'start' as const : 'stop' as const }),
      wantsReceipt: account?.autoReadReceipt ?? false,
      quietMs: await this.reader.quietMs(arrival.storeId, arrival.event, arrival.event.occurredAt ?? arrival.receivedAt),
    };
  }
}
