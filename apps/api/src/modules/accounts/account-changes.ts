import type { EventName } from '#contracts';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { afterCommit, beforeCommit, Database, type Tx } from '../../platform/database/database.js';
import { AppError } from '../../platform/errors/app-error.js';
import { LiveEvents } from '../../platform/live/live-events.js';
import { readAccount } from './account-rows.js';
import { AccountRevision, RAISE_REVISION } from './directory/account-revision.js';
import { AccountSecret } from './secrets/account-secret.entity.js';
import { type AccountChange, AccountSignals } from './account-signals.js';
import { Account } from './account.entity.js';
import { presentAccount } from './account.presenter.js';
import type { AccountDto } from './accounts.dto.js';
import { ProviderList } from './providers/provider-list.js';

export interface StoredAccount { readonly account: Account; readonly secrets: readonly AccountSecret[] }
/** What a transaction did: accounts to announce, and what waiting work should know. */
export interface Outcome {
  readonly announce: readonly { readonly accountId: string; readonly type: EventName }[];
  readonly tell?: AccountChange;
  /** Done after the announcements were written. */
  readonly last?: () => Promise<void>;
}

/** Reads accounts, and carries every change of them: one transaction, its live events, then caches and listeners. */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly db: Database,
    private readonly revision: AccountRevision,
    private readonly live: LiveEvents,
    private readonly providers: ProviderList,
    private readonly signals: AccountSignals,
  ) {}

  /** @throws AppError account.not_found */
  async get(storeId: string, accountId: string): Promise<StoredAccount> {
    return this.db.inStore(storeId, (tx) => this.getIn(tx, storeId, accountId));
  }
  /** Locks the row until the end of the transaction. @throws AppError account.not_found */
  async getLocked(tx: Tx, storeId: string, accountId: string): Promise<StoredAccount> {
    await tx.query('select from accounts where store_id = $1 and id = $2 for update', [storeId, accountId]);
    return this.getIn(tx, storeId, accountId);
  }
  async getIn(tx: Tx, storeId: string, accountId: string): Promise<StoredAccount> {
    const account = await tx.getRepository(Account).findOneBy({ storeId, id: accountId, removedAt: IsNull() });
    if (!account) throw new AppError('account.not_found');
    return { account, secrets: await tx.getRepository(AccountSecret).findBy({ storeId, accountId }) };
  }
  present({ account, secrets }: StoredAccount): AccountDto {
    const provider = this.providers.find(account.provider);
    return presentAccount(account, provider, secrets, provider ? this.providers.cautions(provider, account.settings) : []);
  }

  /** Part of any transaction that changed the account, also one through the door: its live event, and the end of what was remembered of it. */
  async announce(tx: Tx, storeId: string, accountId: string, type: EventName): Promise<void> {
    const stored = await readAccount(tx, storeId, accountId);
    if (!stored) return;
    this.live.append(tx, [{ storeId, type, data: { account: this.present(stored) } }]);
    // Last of all: the row stays locked until the commit.
    beforeCommit(tx, RAISE_REVISION, () => [], 'last');
    afterCommit(tx, () => this.revision.changed());
  }

  /** Runs `work`; announcing nothing means that it changed nothing. Gives the announced accounts as they are now. */
  async commit(storeId: string, work: (tx: Tx) => Promise<Outcome>): Promise<AccountDto[]> {
    let tell: AccountChange | undefined;
    const accounts = await this.db.inStore(storeId, async (tx) => {
      const outcome = await work(tx);
      tell = outcome.tell;
      const shown: AccountDto[] = [];
      for (const { accountId, type } of outcome.announce) {
        const account = this.present(await this.getIn(tx, storeId, accountId));
        shown.push(account);
        this.live.append(tx, [{ storeId, type, data: { account } }]);
      }
      await outcome.last?.();
      if (shown.length > 0) await this.revision.raise(tx);
      return shown;
    });
    if (accounts.length > 0) this.revision.changed();
    if (tell) await this.signals.tell(tell);
    return accounts;
  }
}
