import { SendError, type SessionReport } from '#providers/contract';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountChanges } from '../account-changes.js';
import type { PhoneLinkDto } from '../accounts.dto.js';
import { LinkedDevices } from '../devices/linked-devices.js';
import { OTHER_NUMBER } from '../devices/linkage.js';
import { AccountDirectory } from '../directory/account-directory.js';
import type { AccountSession, OpenAccount } from '../directory/open-account.js';

/** The phone behind an account that hangs on a linked device. */
@Injectable()
export class AccountLinks {
  readonly #log = new Logger('accounts');

  constructor(
    private readonly devices: LinkedDevices,
    private readonly changes: AccountChanges,
    private readonly directory: AccountDirectory,
    private readonly clock: Clock,
  ) {}

  /** Asks the provider; where it does not answer, what it told last. @throws AppError account.not_found, account.not_linkable */
  async get(storeId: string, accountId: string): Promise<PhoneLinkDto> {
    const { account, session } = await this.#open(storeId, accountId);
    if (account.isActive) {
      // Of this moment and no later one: meanwhile the provider may have said more.
      const at = this.clock.now();
      const report = await session.state().catch((error: unknown) => this.#note(error, accountId));
      if (report) await this.#keep(storeId, accountId, session, report, at);
    }
    return this.#present(storeId, accountId, session);
  }

  /** @throws AppError account.not_found, account.not_linkable, account.inactive, account.check_failed */
  async link(storeId: string, accountId: string): Promise<PhoneLinkDto> {
    const { account, session } = await this.#open(storeId, accountId);
    if (!account.isActive) throw new AppError('account.inactive');
    if (!session.canConnect) throw new AppError('account.not_linkable', { detail: 'Linking a phone from here needs more of the account: see its fields' });
    try {
      // Another phone would be told to be linked already.
      if (account.pausedCode === OTHER_NUMBER) await session.disconnect();
      const at = this.clock.now();
      const report = await session.connect();
      // A code is what was asked for, and the newest there is.
      await this.#keep(storeId, accountId, session, report, report.qr === undefined ? at : this.clock.now());
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      throw new AppError('account.check_failed', { detail: account.explain(error.code, error.detail).text });
    }
    return this.#present(storeId, accountId, session);
  }

  async #open(storeId: string, accountId: string): Promise<{ account: OpenAccount; session: AccountSession }> {
    const account = await this.directory.open(storeId, accountId);
    if (!account.session) throw new AppError('account.not_linkable');
    return { account, session: account.session };
  }

  async #keep(storeId: string, accountId: string, session: AccountSession, { state, qr }: SessionReport, at: Date): Promise<void> {
    await this.devices.applyNow(storeId, accountId, { state, at, ...(qr === undefined ? {} : { qr, qrUntil: this.clock.in(session.qrLivesMs) }) });
  }

  async #present(storeId: string, accountId: string, session: AccountSession): Promise<PhoneLinkDto> {
    const { account: row } = await this.changes.get(storeId, accountId);
    const isFresh = row.sessionQrUntil !== null && row.sessionQrUntil > this.clock.now();
    return {
      state: row.sessionState ?? 'disconnected', at: (row.sessionAt ?? row.updatedAt).toISOString(),
      qr: isFresh ? row.sessionQr : null, linked_phone: row.linkedPhone, qr_until: isFresh ? row.sessionQrUntil?.toISOString() ?? null : null, can_link: session.canConnect,
    };
  }

  #note(error: unknown, accountId: string): undefined {
    if (!(error instanceof SendError)) throw error;
    this.#log.warn(`The session of account ${accountId} could not be asked for: ${error.message}`);
    return undefined;
  }
}
