import type { InboundEvent, MessageEvent, PersonRef, StatusEvent } from '#providers/contract';
import { Injectable, Logger } from '@nestjs/common';
import { type Arrival, ConversationIntake, type StatusArrival, type StoredMessages, type TriedAgain } from '../../modules/conversations/index.js';
import { matchCustomers, type Sighting } from '../../modules/customers/index.js';
import { type EventSummary, type WebhookEvent, WebhookEvents } from '../../modules/webhooks/index.js';
import { Database, expectRows, type Tx } from '../../platform/database/database.js';
import { isOptOutReport } from './arrived-facts.js';
import { ArrivedMessages } from './arrived-messages.js';
import { EventReader, type ReadBatch, type ReadEvent } from './event-reader.js';

/** Raw events read in one transaction. */
const BATCH_SIZE = 800;

/** `isSilent`: nobody will answer it, as far as is known now; `wasPaused`: because the assistant pauses. */
export interface OpenedTurn { readonly storeId: string; readonly conversationId: string; readonly dueInMs: number; readonly isSilent: boolean; readonly wasPaused: boolean }
/** What a batch leaves to be done after its commit. */
export interface IngestedBatch {
  readonly turns: readonly OpenedTurn[];
  readonly media: readonly { storeId: string; mediaId: string }[];
  /** Messages that are carts from the catalog inside WhatsApp. */
  readonly carts: readonly { storeId: string; messageId: string }[];
  readonly readReceipts: readonly { storeId: string; messageId: string }[];
  /** Conversations whose customers wrote while an answer waited for that. */
  readonly parked: readonly { storeId: string; conversationId: string }[];
  /** Messages that the provider took and could not bring, in their queues again. */
  readonly again: readonly TriedAgain[];
  /** Wishes about marketing that their customers are told about. */
  readonly consents: readonly { storeId: string; factId: string }[];
  /** Accounts to which a phone was linked. */
  readonly linked: readonly { storeId: string; accountId: string }[];
  /** Customers who are known by a hidden id only, where their account can ask for more. */
  readonly hidden: readonly { storeId: string; accountId: string; lid: string }[];
  /** Some wait, unread, for older ones. */
  readonly someWait: boolean;
  /** Why it ended before its last event, which is due still: not even that one could not be read could be noted. */
  readonly failure?: unknown;
}
/** A batch under way. */
export interface Reading {
  /** Told as soon as its events are claimed, or when it is over if others are due that only then can be claimed: whether there are any. What comes later rings for itself. */
  readonly hasMore: Promise<boolean>;
  /** Told once its conversations are in its hands until its commit, or it is over: who writes about them from now on comes after it. */
  readonly holdsThreads: Promise<void>;
  /** What it left, after its commit; undefined when nothing was due. */
  readonly batch: Promise<IngestedBatch | undefined>;
}
/** Steps of a batch under way. */
interface Steps {
  /** It is written after this. */
  readonly before?: Promise<unknown> | undefined;
  readonly claimed?: (hasMore: boolean) => void;
  readonly holdsThreads?: () => void;
}
interface Found<E extends InboundEvent> { readonly source: ReadEvent; readonly event: E }

/** From raw events to customers, conversations, messages and status facts, many at a time and in few statements. */
@Injectable()
export class Ingest {
  readonly #log = new Logger('ingest');

  constructor(
    private readonly db: Database,
    private readonly webhookEvents: WebhookEvents,
    private readonly reader: EventReader,
    private readonly intake: ConversationIntake,
    private readonly arrived: ArrivedMessages,
  ) {}

  /** Begins with the next events that are due. They are read at once, and written after `before`. */
  read(before?: Promise<unknown>): Reading {
    const [hasMore, holdsThreads] = [signal<boolean>(), signal<void>()];
    const batch = this.nextBatch({ before, claimed: hasMore.tell, holdsThreads: holdsThreads.tell });
    const over = (): void => { hasMore.tell(false); holdsThreads.tell(); };
    batch.then(over, over);
    return { hasMore: hasMore.told, holdsThreads: holdsThreads.told, batch };
  }

  /** Reads the next events that are due; undefined when none waits. */
  async nextBatch(steps: Steps = {}): Promise<IngestedBatch | undefined> {
    let claimed: WebhookEvent[] = [];
    let freesOthers = false;
    try {
      return await this.db.acrossStores('ingest', async (tx) => {
        const { events, isLast, isCut } = await this.webhookEvents.claimDue(tx, BATCH_SIZE);
        claimed = events;
        freesOthers = isCut;
        if (!isCut) steps.claimed?.(!isLast);
        if (claimed.length === 0) return undefined;
        expectRows(tx, claimed.length);
        const read = await this.reader.read(claimed);
        // Its failure is its own.
        await steps.before?.catch(() => undefined);
        return this.#write(tx, read, steps.holdsThreads);
      }, { durable: 'later', byKey: true });
    } catch (error) {
      if (claimed.length === 0) throw error;
      this.#log.warn(`${claimed.length} webhook events could not be read together: ${error instanceof Error ? error.message : String(error)}`);
      return await this.#oneByOne(claimed);
    } finally {
      if (freesOthers) steps.claimed?.(true);
    }
  }

  /** Writes what `events` say. Pure in its effect: the same events a second time change nothing. */
  async store(tx: Tx, events: readonly WebhookEvent[]): Promise<IngestedBatch> {
    return this.#write(tx, await this.reader.read(events));
  }

  async #write(tx: Tx, found: ReadBatch, holdsThreads?: () => void): Promise<IngestedBatch> {
    const { read, early, linked, someWait } = await this.reader.admit(tx, found);
    const { about, learned } = await this.#customers(tx, read, found.readAt);

    const { messages, wishes } = await this.arrived.prepare(tx, foundOf(read, 'message'), arrivals(foundOf(read, 'message'), about));
    const [revisions, reactions] = [arrivals(foundOf(read, 'revision'), about), arrivals(foundOf(read, 'reaction'), about)];
    const threads = await this.intake.takeThreads(tx, messages, [...revisions, ...reactions]);
    const statuses = foundOf(read, 'status');
    // Who writes next is looked for, and their STOP and START are understood, by what is known of them: that has to be committed first.
    if (!learned && wishes.size === 0 && !changesPeople(read)) holdsThreads?.();
    await this.intake.lockReports(tx, messages, statuses.map(({ source, event }) => ({ storeId: source.event.storeId, accountId: source.account.id, externalId: event.externalId })));
    const stored = await this.intake.storeMessages(tx, messages, threads);
    const { files, consents, parked } = await this.arrived.finish(tx, read, about, stored, wishes);
    await this.intake.storeRevisions(tx, revisions);
    await this.intake.storeReactions(tx, reactions);
    const reports = statuses.map(statusArrival);
    const again = await this.intake.storeStatuses(tx, reports.map(({ arrival }) => arrival));
    await this.arrived.pauseUnusable(tx, reports.flatMap(({ unusable }) => unusable ?? []));
    await this.webhookEvents.keepNotices(tx, foundOf(read, 'notice').map(({ source, event }) => ({ storeId: source.event.storeId, accountId: source.account.id, event, receivedAt: source.event.receivedAt })));
    this.webhookEvents.markDone(tx, read.map(({ event, inbound }) => ({ ...event, summary: summaryOf(inbound) })));

    return {
      turns: await this.#turns(stored),
      media: files.map(({ storeId, mediaId }) => ({ storeId, mediaId })),
      // What was ordered long ago, in a history that a phone brought along, is no cart of today.
      carts: stored.messages.filter(({ kind, direction, extra }) => kind === 'order' && direction === 'in' && !extra?.origin).map((message) => ({ storeId: message.store_id, messageId: message.id })),
      readReceipts: stored.toMark.map((message) => ({ storeId: message.store_id, messageId: message.id })),
      parked,
      again,
      consents: consents.map(({ store_id: storeId, id }) => ({ storeId, factId: id })),
      linked,
      hidden: [...hiddenAmong(foundOf(read, 'message')), ...hiddenAmong(foundOf(early, 'message'))],
      someWait,
    };
  }

  /** After a batch failed: each event for itself, so that one that cannot be read never takes its neighbours down. */
  async #oneByOne(events: readonly WebhookEvent[]): Promise<IngestedBatch> {
    const batches: IngestedBatch[] = [];
    let failure: unknown;
    for (const event of events) {
      if (failure !== undefined) break;
      try {
        batches.push(await this.db.acrossStores('ingest', async (tx) => {
          const claimed = await this.webhookEvents.claimThese(tx, [event]);
          // The first of its store releases what was held: the next ones go behind that all the same.
          return this.store(tx, claimed.map((each) => ({ ...each, isBehindHeld: each.isBehindHeld || event.isBehindHeld })));
        }));
      } catch (error) {
        failure = await this.#setAside(event, error instanceof Error ? error.message : String(error));
      }
    }
    return {
      turns: batches.flatMap((batch) => batch.turns), media: batches.flatMap((batch) => batch.media),
      carts: batches.flatMap((batch) => batch.carts),
      readReceipts: batches.flatMap((batch) => batch.readReceipts), consents: batches.flatMap((batch) => batch.consents), parked: batches.flatMap((batch) => batch.parked), again: batches.flatMap((batch) => batch.again),
      linked: batches.flatMap((batch) => batch.linked), hidden: batches.flatMap((batch) => batch.hidden), someWait: batches.some((batch) => batch.someWait),
      ...(failure === undefined ? {} : { failure }),
    };
  }

  /** @returns why that could not be noted; undefined when it was */
  async #setAside(event: WebhookEvent, reason: string): Promise<unknown> {
    try {
      const isLast = await this.db.acrossStores('ingest', (tx) => this.webhookEvents.setAside(tx, event, reason));
      this.#log.warn(`Webhook event ${event.id} could not be read${isLast ? ' and is set aside' : ''}: ${reason}`);
      return undefined;
    } catch (error) {
      return error ?? new Error(reason);
    }
  }

  async #turns(stored: StoredMessages): Promise<OpenedTurn[]> {
    const turns: OpenedTurn[] = [];
    for (const row of stored.conversations) {
      if (!row.turn_due_at) continue;
      const wasPaused = row.handler === 'ai' && await this.reader.isPaused(row.store_id);
      turns.push({ storeId: row.store_id, conversationId: row.id, dueInMs: stored.dueInMs(row), isSilent: row.handler !== 'ai' || wasPaused, wasPaused });
    }
    return turns;
  }

  async #customers(tx: Tx, read: readonly ReadEvent[], now: Date): Promise<{ readonly about: ReadonlyMap<InboundEvent, string>; readonly learned: boolean }> {
    const seen: { event: InboundEvent; sighting: Sighting }[] = [];
    for (const source of read) {
      const { event: raw, inbound } = source;
      for (const event of inbound) {
        const sighting = sightingOf(event, source);
        if (sighting) seen.push({ event, sighting: { storeId: raw.storeId, at: event.occurredAt ?? raw.receivedAt, scope: event.businessId ?? source.account.businessId, ...sighting } });
      }
    }
    const { ids, learned } = await matchCustomers(tx, seen.map(({ sighting }) => sighting), now);
    return { about: new Map(seen.flatMap(({ event }, index) => (ids[index] === undefined ? [] : [[event, ids[index]] as const]))), learned };
  }
}

/** A promise and who keeps it. */
function signal<T>(): { readonly told: Promise<T>; readonly tell: (value: T) => void } {
  let tell: (value: T) => void = () => undefined;
  const told = new Promise<T>((resolve) => { tell = resolve; });
  return { told, tell };
}

function foundOf<K extends InboundEvent['kind']>(read: readonly ReadEvent[], kind: K): Found<Extract<InboundEvent, { kind: K }>>[] {
  return read.flatMap((source) => source.inbound.flatMap((event) => (isKind(event, kind) ? [{ source, event }] : [])));
}
function hiddenAmong(found: readonly Found<MessageEvent>[]): IngestedBatch['hidden'] {
  return found.flatMap(({ source: { event: raw, account }, event: { person } }) => (person.lid !== undefined && person.waId === undefined && account.phoneOf
    ? [{ storeId: raw.storeId, accountId: account.id, lid: person.lid }] : []));
}
function isKind<K extends InboundEvent['kind']>(event: InboundEvent, kind: K): event is Extract<InboundEvent, { kind: K }> {
  return event.kind === kind;
}

/** Says who somebody is now, or what they want to get. */
function changesPeople(read: readonly ReadEvent[]): boolean {
  return read.some((source) => source.inbound.some((event) => event.kind === 'identity' || event.kind === 'preference' || (event.kind === 'status' && isOptOutReport(event, source))));
}

function sightingOf(event: InboundEvent, source: ReadEvent): { person: PersonRef; before?: PersonRef } | undefined {
  switch (event.kind) {
    case 'message': case 'reaction': case 'revision': return { person: event.person };
    case 'identity': return { person: event.current, before: event.previous };
    case 'preference': return { person: event.person };
    // Otherwise a report names nobody who is not known by the message it is about.
    case 'status': return isOptOutReport(event, source) ? { person: event.person } : undefined;
    case 'notice': case 'session': case 'ignored': return undefined;
  }
}

/** Events about somebody; those that name nobody (a note of the system) concern no thread. */
function arrivals<E extends InboundEvent>(found: readonly Found<E>[], about: ReadonlyMap<InboundEvent, string>): Arrival<E>[] {
  return found.flatMap(({ source, event }) => {
    const customerId = about.get(event);
    return customerId === undefined ? [] : [{ storeId: source.event.storeId, accountId: source.account.id, customerId, event, receivedAt: source.event.receivedAt }];
  });
}

function statusArrival({ source, event }: Found<StatusEvent>): { arrival: StatusArrival; unusable?: { storeId: string; accountId: string; code: string; text: string; at: Date } } {
  const { account } = source;
  const [error] = event.errors;
  const failure = error === undefined ? undefined : account.explain(error.code, error.detail ?? error.title);
  const arrival = { storeId: source.event.storeId, accountId: account.id, event, receivedAt: source.event.receivedAt, failureOf: account.failureOf.bind(account), ...(failure ? { failure } : {}) };
  const isUnusable = event.status === 'failed' && error !== undefined && failure !== undefined && account.failureOf(error.code).kind === 'account';
  return isUnusable ? { arrival, unusable: { storeId: arrival.storeId, accountId: account.id, code: failure.code, text: failure.text, at: event.occurredAt ?? arrival.receivedAt } } : { arrival };
}

/** How often each kind was found; what nobody reads is counted by its name. */
function summaryOf(inbound: readonly InboundEvent[]): EventSummary {
  const counts: Record<string, number> = {};
  for (const event of inbound) {
    const key = event.kind === 'ignored' ? `ignored:${event.reason}:${event.name}` : event.kind === 'notice' ? `notice:${event.topic}` : event.kind;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
