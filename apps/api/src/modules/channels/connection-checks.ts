import { type ConnectionCheck, SendError } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Env } from '../../platform/config/env.js';
import { AppError } from '../../platform/errors/app-error.js';
import { AccountConnections, AccountDirectory, type AccountDto, AccountEditor, AccountsService, type OpenAccount } from '../accounts/index.js';
import { callbackAddress } from './callback-address.js';

export interface CheckedAccount { readonly check: ConnectionCheck; readonly account: AccountDto }
/** Credentials while they are entered; with `accountId` the stored ones stand for empty fields. */
export interface EnteredCredentials { readonly provider: string; readonly fields: Readonly<Record<string, unknown>>; readonly accountId?: string }

/** Asks the provider whether an account works (R34-R40). */
@Injectable()
export class ConnectionChecks {
  constructor(
    private readonly accounts: AccountsService,
    private readonly directory: AccountDirectory,
    private readonly connections: AccountConnections,
    private readonly editor: AccountEditor,
    private readonly env: Env,
  ) {}

  /**
   * Checks a saved account and stores what was found. A refusal of the provider is part of the result.
   * @param by who asked, for the security log
   * @throws AppError account.not_found, account.not_checkable, account.number_taken
   */
  async check(storeId: string, accountId: string, by: string): Promise<CheckedAccount> {
    return this.connections.check(await this.directory.openAnew(storeId, accountId), by);
  }

  /** Checks credentials that were not saved; stores nothing. @throws AppError naming wrong fields */
  async checkEntered(storeId: string, entered: EnteredCredentials): Promise<ConnectionCheck> {
    const { provider, fields, accountId } = entered;
    return checked(accountId === undefined ? this.editor.tryNew(storeId, { provider, fields, name: 'check' }) : await this.editor.tryChange(storeId, accountId, { fields }));
  }

  /**
   * Asks the provider to deliver the account's events.
   * @throws AppError account.not_subscribable, account.inactive, account.check_failed
   */
  async subscribe(storeId: string, accountId: string): Promise<AccountDto> {
    const account = await this.directory.openAnew(storeId, accountId);
    if (!account.subscribe) throw new AppError('account.not_subscribable');
    if (!account.isActive) throw new AppError('account.inactive');
    try {
      await account.subscribe(callbackAddress(this.env.PUBLIC_URL, account.webhookAddress));
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      throw new AppError('account.check_failed', { detail: account.explain(error.code, error.detail).text });
    }
    await this.accounts.applySubscribed(storeId, accountId);
    return this.accounts.get(storeId, accountId);
  }
}

async function checked(account: OpenAccount): Promise<ConnectionCheck> {
  if (!account.check) throw new AppError('account.not_checkable');
  return account.check();
}
