import type { EventName } from '#contracts';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { claimOne, Database, type Tx } from '../../platform/database/database.js';
import { violatedConstraint } from '../../platform/database/violation.js';
import type { Page, PageQuery } from '../../platform/http/page.js';
import { pageById } from '../../platform/http/page-by-id.js';
import { AccountChanges, type Outcome } from './account-changes.js';
import { AccountSecret } from './secrets/account-secret.entity.js';
import { AccountVault } from './secrets/account-vault.js';
import { Account } from './account.entity.js';
import type { AccountDto } from './accounts.dto.js';
import { ProviderList, verifyTokenFieldOf, webhookAddressOf } from './providers/provider-list.js';

/** Why an account is not used until somebody corrects it. */
export interface PauseReason {
  readonly code: string;
  readonly text: string;
  /** When the provider said so; without it, now. */
  readonly at?: Date;
  /** As of when people had saved the account that the provider refused: of others it says nothing. */
  readonly savedAt?: Date;
}

/** The accounts of a store, and facts about them that come from outside. Saving is `AccountEditor`'s. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly changes: AccountChanges,
    private readonly providers: ProviderList,
    private readonly vault: AccountVault,
    private readonly clock: Clock,
  ) {}

  async list(storeId: string, page: PageQuery): Promise<Page<AccountDto>> {
    return this.db.inStore(storeId, async (tx) => {
      const secrets = await tx.getRepository(AccountSecret).findBy({ storeId });
      const query = tx.getRepository(Account).createQueryBuilder('account').where('account.store_id = :storeId and account.removed_at is null', { storeId });
      return pageById(query, page, (account) => this.changes.present({ account, secrets: secrets.filter((secret) => secret.accountId === account.id) }));
    });
  }

  /** All of them, oldest first: a store has few. */
  async listAll(storeId: string): Promise<AccountDto[]> {
    return this.db.inStore(storeId, async (tx) => {
      const secrets = await tx.getRepository(AccountSecret).findBy({ storeId });
      const accounts = await tx.getRepository(Account).find({ where: { storeId, removedAt: IsNull() }, order: { id: 'asc' } });
      return accounts.map((account) => this.changes.present({ account, secrets: secrets.filter((secret) => secret.accountId === account.id) }));
    });
  }

  /** @throws AppError account.not_found */
  async get(storeId: string, accountId: string): Promise<AccountDto> {
    return this.changes.present(await this.changes.get(storeId, accountId));
  }

  /** Where the provider is to post for this account, behind the public address. @throws AppError account.not_found */
  async getWebhookAddress(storeId: string, accountId: string): Promise<string> {
    const { account } = await this.changes.get(storeId, accountId);
    return webhookAddressOf(this.providers.get(account.provider), account.pathKey);
  }

  /** The token that an admin pastes into the provider's dashboard (R73). @throws AppError account.not_found */
  async getVerifyToken(storeId: string, accountId: string): Promise<string | null> {
    const { account, secrets } = await this.changes.get(storeId, accountId);
    const provider = this.providers.find(account.provider);
    const field = provider && verifyTokenFieldOf(provider);
    const secret = field && secrets.find((item) => item.field === field.name);
    return secret ? this.vault.open(secret.sealed, { accountId, field: secret.field, origin: account.origin }) : null;
  }

  /** It is gone with its credentials; where conversations, bulk messages or rules name it, its row stays for them, inactive. @throws AppError account.not_found */
  async remove(storeId: string, accountId: string): Promise<void> {
    await this.#remove(storeId, accountId, (tx) => this.#delete(tx, storeId, accountId)).catch((error: unknown) => {
      if (!violatedConstraint(error)) throw error;
      return this.#remove(storeId, accountId, (tx) => this.#retire(tx, storeId, accountId));
    });
  }
  async #remove(storeId: string, accountId: string, work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.changes.commit(storeId, async (tx) => {
      await this.changes.getLocked(tx, storeId, accountId);
      // Announced while it is still there: the event carries its last state.
      return { announce: [{ accountId, type: 'account.removed' }], last: () => work(tx) };
    });
  }

  /**
   * Parks the account after the provider refused its credentials: messages wait. Doing it again changes nothing.
   * @returns true when this call paused it
   */
  async pause(storeId: string, accountId: string, reason: PauseReason): Promise<boolean> {
    return this.db.inStore(storeId, (tx) => this.pauseIn(tx, storeId, accountId, reason));
  }
  /** As `pause`, as part of any transaction, also one through the door. What was said before the account was corrected is over (clocks may differ a little), and so is what was said of credentials that were replaced meanwhile. */
  async pauseIn(tx: Tx, storeId: string, accountId: string, { code, text, at = this.clock.now(), savedAt }: PauseReason): Promise<boolean> {
    const paused = await claimOne(tx, `update accounts set paused_at = $3, paused_code = $4, paused_text = $5
      where store_id = $1 and id = $2 and paused_at is null and status = 'active' and removed_at is null
        and (corrected_at is null or corrected_at - interval '10 seconds' <= $6::timestamptz)
        and ($7::timestamptz is null or date_trunc('milliseconds', updated_at) = $7) returning id`, [storeId, accountId, this.clock.now(), code.slice(0, 200), text.slice(0, 2000), at, savedAt ?? null]);
    if (paused) await this.changes.announce(tx, storeId, accountId, 'account.paused');
    return paused !== undefined;
  }

  /** The provider's verification request was answered. */
  async applyWebhookVerified(storeId: string, accountId: string): Promise<void> {
    await this.#apply(storeId, accountId, 'account.webhook_verified', async (tx) => tx.getRepository(Account).update({ storeId, id: accountId }, { webhookVerifiedAt: this.clock.now() }));
  }
  /** The provider agreed to deliver the account's events. */
  async applySubscribed(storeId: string, accountId: string): Promise<void> {
    await this.#apply(storeId, accountId, 'account.updated', async (tx) => tx.getRepository(Account).update({ storeId, id: accountId }, { subscribedAt: this.clock.now() }));
  }

  /** Notes when accounts last heard from their provider; to ten seconds, so that a busy number is not written for every event. */
  async applyEventsSeen(seen: readonly { readonly storeId: string; readonly accountId: string; readonly at: Date }[]): Promise<void> {
    if (seen.length === 0) return;
    await this.db.acrossStoresStatement('ingest', `update accounts a set last_event_at = seen.at
      from (select store_id, id, max(at) as at from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as given (store_id, id, at) group by store_id, id) seen
      where a.store_id = seen.store_id and a.id = seen.id and (a.last_event_at is null or a.last_event_at < seen.at - interval '10 seconds')`,
    [seen.map((item) => item.storeId), seen.map((item) => item.accountId), seen.map((item) => item.at)]);
  }

  async #apply(storeId: string, accountId: string, type: EventName, update: (tx: Tx) => Promise<{ affected?: number | null | undefined }>): Promise<boolean> {
    const announced = await this.changes.commit(storeId, async (tx): Promise<Outcome> => {
      const { affected } = await update(tx);
      if (!affected) return { announce: [] };
      return { announce: [{ accountId, type }] };
    });
    return announced.length > 0;
  }

  async #delete(tx: Tx, storeId: string, accountId: string): Promise<void> {
    await tx.getRepository(Account).delete({ storeId, id: accountId });
  }

  /** Nothing reaches it and nothing leaves through it any more; its name, number and address are free again. */
  async #retire(tx: Tx, storeId: string, accountId: string): Promise<void> {
    await tx.query('delete from account_secrets where store_id = $1 and account_id = $2', [storeId, accountId]);
    await tx.getRepository(Account).update({ storeId, id: accountId }, {
      status: 'inactive', removedAt: this.clock.now(), settings: {}, numberExternalId: null, numberConfirmedAt: null, verifyFingerprint: null, pathKey: `removed-${accountId}`,
      isDefaultOutgoing: false, isDefaultIncoming: false, pausedAt: null, pausedCode: null, pausedText: null, sessionState: null, sessionAt: null, sessionQr: null, sessionQrUntil: null,
      linkageId: null, phoneDueAt: null,
    });
  }
}
