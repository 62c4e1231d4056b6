import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory, AccountSignals, type OpenAccount } from '../../modules/accounts/index.js';
import { DESCRIBE, FETCH_MEDIA, IncomingMedia, type MissingFile, TRANSCRIBE } from '../../modules/media/index.js';
import { Clock, DAY, HOUR, MINUTE, SECOND } from '../../platform/clock/clock.js';
import { Jobs } from '../../platform/queue/index.js';

/** WhatsApp deletes what customers send after a week. */
const KEPT_MS = 7 * DAY;
/** What passes by itself is tried again after these waits, half a day in all; then a person may ask for it. */
const WAITS_MS = [2 * SECOND, 4 * SECOND, 8 * SECOND, 16 * SECOND, 32 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 4 * HOUR];
/** An account that cannot be used is asked so often whether it can be again; who corrects it need not wait for that. */
const ACCOUNT_AGAIN_MS = HOUR;

/** Brings customers' files home while the provider still has them (R60, R61, R204). */
@Injectable()
export class FetchingMedia implements OnModuleInit {
  readonly #log = new Logger('media');

  constructor(
    private readonly jobs: Jobs,
    private readonly accounts: AccountDirectory,
    private readonly media: IncomingMedia,
    private readonly signals: AccountSignals,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.signals.onChange(async ({ storeId, accountId, usable, credentialsChanged }) => (usable || credentialsChanged ? this.resume(storeId, accountId) : undefined));
    this.jobs.handle(FETCH_MEDIA, ({ storeId, mediaId }) => this.fetch(storeId, mediaId));
  }

  /** An account can be used again: the files that waited for it are fetched. */
  async resume(storeId: string, accountId: string): Promise<void> {
    await this.jobs.enqueueMany(FETCH_MEDIA, (await this.media.resume(storeId, accountId)).map((mediaId) => ({ storeId, mediaId })));
  }

  /** Fetches a file that is due, or writes down when it is asked for again, or why it never is. */
  async fetch(storeId: string, mediaId: string): Promise<void> {
    const missing = await this.media.missing(storeId, mediaId);
    if (!missing) return;
    if (missing.accountId === null) return this.media.giveUp(storeId, mediaId, 'The account that received it was removed.');
    const waitMs = (missing.notBefore?.getTime() ?? 0) - this.clock.now().getTime();
    if (waitMs > 0) return this.jobs.enqueue(FETCH_MEDIA, { storeId, mediaId }, { delayMs: waitMs });
    const account = await this.accounts.open(storeId, missing.accountId);
    if (!account.media) return this.media.giveUp(storeId, mediaId, 'This account cannot fetch files.');
    if (!account.isActive) return this.#awaitAccount(storeId, mediaId, missing, 'The account was inactive for as long as WhatsApp kept the file.');
    try {
      const { hasWords, isShown } = await this.media.keep(storeId, mediaId, await account.media.download(missing.ref));
      if (hasWords) await this.jobs.enqueue(TRANSCRIBE, { storeId, mediaId });
      if (isShown) await this.jobs.enqueue(DESCRIBE, { storeId, mediaId });
    } catch (error) {
      await this.#failed(storeId, mediaId, { missing, account, error });
    }
  }

  async #failed(storeId: string, mediaId: string, { missing, account, error }: { missing: MissingFile; account: OpenAccount; error: unknown }): Promise<void> {
    const isTheirs = error instanceof SendError;
    if (!isTheirs) this.#log.error(error instanceof Error ? error : new Error(String(error)), `while file ${mediaId} was fetched`);
    const words = isTheirs ? account.explain(error.code, error.detail).text : 'The file could not be kept here. Ask for it again later.';
    if (isTheirs && error.kind === 'reject') return this.media.giveUp(storeId, mediaId, words);
    if (account.isPaused || (isTheirs && error.kind === 'account')) return this.#awaitAccount(storeId, mediaId, missing, words);
    const waitMs = Math.max(WAITS_MS[missing.tries] ?? Infinity, isTheirs ? error.retry.afterMs ?? 0 : 0);
    if (this.#isGoneIn(missing, waitMs)) return this.media.giveUp(storeId, mediaId, words);
    await this.#later(storeId, mediaId, waitMs, true);
  }

  /** That uses up none of the file's tries. */
  async #awaitAccount(storeId: string, mediaId: string, missing: MissingFile, words: string): Promise<void> {
    if (this.#isGoneIn(missing, ACCOUNT_AGAIN_MS)) return this.media.giveUp(storeId, mediaId, words);
    await this.#later(storeId, mediaId, ACCOUNT_AGAIN_MS, false);
  }

  async #later(storeId: string, mediaId: string, waitMs: number, counts: boolean): Promise<void> {
    await this.media.later(storeId, mediaId, new Date(this.clock.now().getTime() + waitMs), counts);
    // Longer waits are the sweeper's.
    if (waitMs <= MINUTE) await this.jobs.enqueue(FETCH_MEDIA, { storeId, mediaId }, { delayMs: waitMs });
  }

  #isGoneIn({ since }: MissingFile, waitMs: number): boolean {
    return this.clock.now().getTime() + waitMs > since.getTime() + KEPT_MS;
  }
}
