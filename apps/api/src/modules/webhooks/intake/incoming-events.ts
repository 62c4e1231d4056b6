import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { WriteBuffer } from '../../../platform/buffer/write-buffer.js';
import { Clock, MINUTE, SECOND } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Jobs } from '../../../platform/queue/index.js';
import { AccountsService } from '../../accounts/index.js';
import { APPEND } from '../webhook-events.queries.js';
import { appendValues, type NewWebhookEvent } from '../webhook-events.js';
import { INGEST } from '../webhooks.jobs.js';
import { Bell } from './bell.js';
import { GroupCommit } from './group-commit.js';

const MEGABYTE = 1024 * 1024;
/** Providers wait a few seconds for an answer; looking accounts up takes its part of them. */
const COMMIT_WITHIN_MS = 2.5 * SECOND;
const LOG_EVERY_MS = 10 * SECOND;
/** A ring inside the process is free; one through the queue costs about as much as the commit that it tells of, so it rests longer. */
const restOfBellMs = (ringMs: number): number => Math.min(20, 5 * ringMs);
const SEEN_EVERY_MS = MINUTE;
/** Accounts remembered as heard from; past it all are forgotten, which costs one update each. */
const SEEN_REMEMBERED = 20_000;

interface Sighting { readonly storeId: string; readonly accountId: string; at: Date }

/** Makes verified events durable, many requests in one insert, and rings for those who read them. */
@Injectable()
export class IncomingEvents implements BeforeApplicationShutdown {
  readonly #log = new Logger('webhooks');
  readonly #commits: GroupCommit<NewWebhookEvent>;
  readonly #bell: Bell;
  readonly #sightings: WriteBuffer<Sighting>;
  readonly #seen = new Map<string, number>();
  #complaint = { text: '', at: 0 };

  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {
    this.#commits = new GroupCommit<NewWebhookEvent>({
      commit: (events) => this.db.acrossStoresStatement('intake', APPEND, appendValues(events)),
      isItemFault, committed: (events) => this.#committed(events),
      batch: { items: 256, bytes: 8 * MEGABYTE }, inFlight: 2, waiting: { items: 20_000, bytes: 64 * MEGABYTE }, timeoutMs: COMMIT_WITHIN_MS,
    });
    // A lost ring loses nothing: the sweeper finds events that wait.
    this.#bell = new Bell(() => this.jobs.enqueue(INGEST, {}), (error) => this.#complain('The bell for new webhook events failed', error), restOfBellMs);
    this.#sightings = new WriteBuffer({ name: 'times of last events', max: SEEN_REMEMBERED, write: (seen) => this.accounts.applyEventsSeen(seen) });
  }

  /** Resolves when all of them are committed. @throws AppError server.unavailable, then the provider has to keep the request */
  async append(events: readonly NewWebhookEvent[]): Promise<void> {
    const outcomes = await Promise.allSettled(events.map((event) => this.#commits.add(event, event.body.byteLength)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (!failed) return;
    this.#complain('Webhook events could not be stored', failed.reason);
    throw unavailable();
  }

  /** Writes what may be written later, and rings to the end. */
  async flush(): Promise<void> {
    await this.#sightings.flush();
    await this.#bell.silent();
  }
  async beforeApplicationShutdown(): Promise<void> {
    await this.#sightings.close();
    await this.#bell.silent();
  }

  #committed(events: readonly NewWebhookEvent[]): void {
    this.#bell.ring();
    const now = this.clock.now().getTime();
    for (const { storeId, accountId, receivedAt } of events) {
      if (Math.abs(now - (this.#seen.get(accountId) ?? -Infinity)) < SEEN_EVERY_MS) continue;
      if (this.#seen.size >= SEEN_REMEMBERED) this.#seen.clear();
      this.#seen.set(accountId, now);
      this.#sightings.add(accountId, { storeId, accountId, at: receivedAt });
    }
  }

  // During an outage every request fails for the same reason.
  #complain(what: string, error: unknown): void {
    const text = `${what}: ${error instanceof Error ? error.message : String(error)}`;
    if (text === this.#complaint.text && performance.now() - this.#complaint.at < LOG_EVERY_MS) return;
    this.#complaint = { text, at: performance.now() };
    this.#log.error(text);
  }
}

/** For requests whose events are not safe with us: the provider keeps them and tries again. */
export function unavailable(): AppError {
  return new AppError('server.unavailable', { headers: { 'retry-after': '5' } });
}

/** Postgres' classes for wrong data (22), broken constraints (23) and exceptions of triggers (P0): another row may well be stored. */
function isItemFault(error: unknown): boolean {
  const cause = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const code = (cause as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^(22|23|P0)...$/.test(code);
}
