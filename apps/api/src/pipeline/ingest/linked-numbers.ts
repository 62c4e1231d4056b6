import { SendError } from '#providers/contract';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { AccountConnections, AccountDirectory, type AccountRef, COMPARE_PHONE, LinkedDevices } from '../../modules/accounts/index.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Jobs } from '../../platform/queue/index.js';
import { HeldEvents } from './held-events.js';

/** Whose device was linked: the provider is asked, and only the account's own number sends and takes in as that account. */
@Injectable()
export class LinkedNumbers implements OnModuleInit {
  readonly #log = new Logger('accounts');

  constructor(
    private readonly jobs: Jobs,
    private readonly devices: LinkedDevices,
    private readonly accounts: AccountDirectory,
    private readonly connections: AccountConnections,
    private readonly held: HeldEvents,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(COMPARE_PHONE, (ref) => this.compare(ref), async (_ref, error) => this.#log.warn(`A linked number could not be compared: ${error.message}`));
  }

  /** Without an answer it is due again: the sweeper rings. */
  async compare(ref: AccountRef): Promise<void> {
    if (!await this.devices.take(ref)) return;
    const account = await this.accounts.openAnew(ref.storeId, ref.accountId);
    if (!account.isActive || !account.check) return this.devices.leave(ref);
    try {
      await this.connections.check(account, 'provider');
    } catch (error) {
      // Somebody else's number, which the account says by now; or no answer.
      if (!(error instanceof AppError) && !(error instanceof SendError)) throw error;
      this.#log.warn(`The number behind account ${ref.accountId} is not proven: ${error.message}`);
    }
    await this.held.release();
  }
}
