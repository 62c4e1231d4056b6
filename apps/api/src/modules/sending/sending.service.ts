import { publicId } from '#contracts';
import { SendError, type OutboundMessage } from '#providers/contract';
import { Injectable, Logger } from '@nestjs/common';
import { Clock, MINUTE, SECOND } from '../../platform/clock/clock.js';
import { type Lease, withRenewedLease } from '../../platform/clock/renewed-lease.js';
import { beforeCommit, Database, queryRows, type Tx } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { OpenAccount } from '../accounts/index.js';
import type { Attempt, SendOutcome } from './attempt.js';
import { Governor, type Permission } from './governor.js';
import { holdOf, outcomeOf } from './retry-policy.js';
import { UploadedFiles } from './uploaded-files.js';
import { ABANDON_EXPIRED, FAIL_REPORTED, FORGET_ATTEMPT, INSERT_ATTEMPT, NAME_ATTEMPTS, RENEW_ATTEMPT, SETTLE_ATTEMPT, SETTLE_BY_CORRELATION } from './sending.queries.js';

/** Renewed while the files are uploaded and the request is made, however slow that is. */
const ATTEMPT_LEASE_MS = 45 * SECOND;
const EXPLAINED_FROM_MS = 10 * SECOND;
const LONGEST_ATTEMPT_MS = 10 * MINUTE;

/** A status that carries one of our attempt ids. */
export interface Correlation { readonly storeId: string; readonly accountId: string; readonly correlationId: string; readonly externalId: string }

/** Tries to send, each written down before its request and settled once. */
@Injectable()
export class Sending {
  readonly #log = new Logger('sending');

  constructor(private readonly db: Database, private readonly clock: Clock, private readonly governor: Governor, private readonly files: UploadedFiles) {}

  /** Takes the right to send now, if the account may send at this moment. */
  async pace(tx: Tx, account: OpenAccount, customerId: string): Promise<Permission> {
    return this.governor.take(tx, { storeId: account.storeId, accountId: account.id, customerId }, account.pace);
  }

  /**
   * As `pace`, for a try whose transaction is still to come: whoever sends from the same number need not wait until that one is on the disk.
   * A right that is not used then is lost to the pace.
   */
  async paceAhead(account: OpenAccount, customerId: string): Promise<Permission> {
    return this.governor.takeAhead({ storeId: account.storeId, accountId: account.id, customerId }, account.pace);
  }

  /** Writes the try down with the commit of `tx`, which comes before `send`, so that a crash leaves a trace. */
  begin(tx: Tx, message: Omit<Attempt, 'id'>): Attempt {
    const id = newId();
    beforeCommit(tx, INSERT_ATTEMPT, () => [message.storeId, id, message.messageId, message.accountId, message.number, this.clock.now(), this.clock.in(ATTEMPT_LEASE_MS)]);
    return { id, ...message };
  }

  /** Makes the request. Never throws: what is no SendError is a bug whose outcome nobody knows. */
  async send(account: OpenAccount, attempt: Attempt, message: Omit<OutboundMessage, 'correlationId'>): Promise<SendOutcome> {
    return withRenewedLease(this.clock, this.#leaseOf(attempt), () => this.#send(account, attempt, message));
  }

  #leaseOf({ storeId, id }: Attempt): Lease {
    return {
      ms: ATTEMPT_LEASE_MS, takenAt: this.clock.now(), longestMs: LONGEST_ATTEMPT_MS,
      renew: (until) => this.db.inStoreStatement(storeId, RENEW_ATTEMPT, [storeId, id, until], { durable: 'later' }),
    };
  }

  async #send(account: OpenAccount, attempt: Attempt, message: Omit<OutboundMessage, 'correlationId'>): Promise<SendOutcome> {
    let reused: readonly string[] = [];
    try {
      const prepared = await this.files.prepare(account, message.content);
      reused = prepared.reused;
      return { kind: 'accepted', result: await account.send({ ...message, content: prepared.content, correlationId: attempt.id }) };
    } catch (error) {
      if (error instanceof SendError && error.kind === 'reject' && reused.length > 0) {
        // Perhaps the file was forgotten over there: uploaded anew, a second refusal is final.
        await this.files.forget(account, reused);
        return { kind: 'retry', code: error.code, detail: error.detail, afterMs: 0 };
      }
      return this.#failure(error, attempt);
    }
  }

  #failure(error: unknown, attempt: Attempt): SendOutcome {
    if (error instanceof AppError) return { kind: 'rejected', code: error.code, detail: error.detail ?? error.title };
    if (error instanceof SendError) return outcomeOf(error, attempt.tries, Math.random());
    this.#log.error(error instanceof Error ? error : new Error(String(error)));
    return { kind: 'unknown', code: 'attempt.crashed', detail: '' };
  }

  /** Lets nothing more out of the number where its provider has said so. Never throws: the message is settled by then, and whatever goes out too early is turned away. */
  async holdAfter(account: OpenAccount, outcome: SendOutcome): Promise<void> {
    const asked = holdAskedBy(outcome);
    if (asked === undefined) return;
    const ms = holdOf(asked.ms);
    try {
      const isNew = await this.governor.hold(account.storeId, account.id, ms, asked.code ?? null);
      if (isNew && outcome.kind === 'limited') this.#log.warn(`${publicId('account', account.id)} sends nothing for ${Math.ceil(ms / SECOND)} s: ${outcome.code} ${outcome.detail}`);
    } catch (error) {
      this.#log.error(error instanceof Error ? error : new Error(String(error)), `hold of ${publicId('account', account.id)}`);
    }
  }

  /** The code of the limit that holds the number now, where its provider has named it. A short wait needs no reason. */
  async holdOn(tx: Tx, account: OpenAccount, waitMs: number): Promise<string | undefined> {
    return waitMs < EXPLAINED_FROM_MS ? undefined : this.governor.holdOn(tx, account.storeId, account.id);
  }

  /** Writes the outcome; false when a status webhook had settled the try already. */
  async settle(tx: Tx, attempt: Attempt, outcome: SendOutcome): Promise<boolean> {
    if (outcome.kind === 'limited') return (await queryRows(tx, FORGET_ATTEMPT, [attempt.storeId, attempt.id])).length > 0;
    const state = outcome.kind === 'accepted' ? 'accepted' : outcome.kind === 'unknown' ? 'unknown' : 'failed';
    const rows = await queryRows(tx, SETTLE_ATTEMPT, [
      attempt.storeId, attempt.id, state, outcome.kind === 'accepted' ? outcome.result.externalId : null,
      outcome.kind === 'accepted' ? null : outcome.code, outcome.kind === 'accepted' ? null : outcome.detail.slice(0, 1000), this.clock.now(),
    ]);
    return rows.length > 0;
  }

  /** Settles tries by the statuses that name them; correlation ids are uuids. */
  async settleByCorrelation(tx: Tx, correlations: readonly Correlation[]): Promise<void> {
    await queryRows(tx, SETTLE_BY_CORRELATION, [
      JSON.stringify(correlations.map((row) => ({ store_id: row.storeId, account_id: row.accountId, id: row.correlationId, external_id: row.externalId }))), this.clock.now(),
      [...new Set(correlations.map((row) => row.storeId))], correlations.map((row) => row.correlationId),
    ]);
  }

  /** The provider took these tries and reports that they failed. They are over: the same report once more says nothing new. */
  async failReported(tx: Tx, failed: readonly { readonly storeId: string; readonly messageId: string; readonly number: number; readonly code: string; readonly detail: string }[]): Promise<void> {
    await queryRows(tx, FAIL_REPORTED, [JSON.stringify(failed.map((row) => ({ store_id: row.storeId, message_id: row.messageId, number: row.number, code: row.code, detail: row.detail.slice(0, 1000) }))), this.clock.now()]);
  }

  /** The newest tries of messages arrived under these names, whatever was seen of them. */
  async nameAttempts(tx: Tx, names: readonly { readonly storeId: string; readonly messageId: string; readonly externalId: string }[]): Promise<void> {
    await queryRows(tx, NAME_ATTEMPTS, [JSON.stringify(names.map((row) => ({ store_id: row.storeId, message_id: row.messageId, external_id: row.externalId }))), this.clock.now()]);
  }

  /** Marks tries of dead workers as unknown. Gives their messages. */
  async abandonExpired(tx: Tx, limit: number): Promise<readonly { storeId: string; messageId: string }[]> {
    const rows = await queryRows<{ store_id: string; message_id: string }>(tx, ABANDON_EXPIRED, [this.clock.now(), limit]);
    return rows.map((row) => ({ storeId: row.store_id, messageId: row.message_id }));
  }
}

function holdAskedBy(outcome: SendOutcome): { readonly ms: number; readonly code?: string } | undefined {
  if (outcome.kind === 'limited') return { ms: outcome.afterMs, code: outcome.code };
  if (outcome.kind !== 'accepted' || outcome.result.pauseMs === undefined) return undefined;
  return { ms: outcome.result.pauseMs, ...(outcome.result.pauseCode === undefined ? {} : { code: outcome.result.pauseCode }) };
}
