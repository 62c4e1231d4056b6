import type { ConnectionCheck, Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AccountChanges, type Outcome } from '../account-changes.js';
import { Account } from '../account.entity.js';
import type { AccountDto } from '../accounts.dto.js';
import { NumberOwnership, PROOF_GONE } from './number-ownership.js';
import { nameOf, ProviderList } from '../providers/provider-list.js';

/** Stores what a connection check found. A good one reserves the number and stamps the environment (R38, R67, R69). */
@Injectable()
export class AccountConnections {
  constructor(
    private readonly changes: AccountChanges,
    private readonly ownership: NumberOwnership,
    private readonly providers: ProviderList,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * @param savedAt of the account that was checked: what was found of older credentials is not stored
   * @throws AppError account.number_taken, account.not_found
   */
  async apply(storeId: string, accountId: string, savedAt: Date, check: ConnectionCheck, by: string): Promise<AccountDto> {
    const stored = (await this.changes.get(storeId, accountId)).account;
    const account = withNumber(stored, this.providers.get(stored.provider), check.numberId);
    try {
      if (check.ok && account.status === 'active' && account.numberExternalId !== null) await this.ownership.demand(account, by);
      return await this.#store(account, savedAt, check);
    } catch (error) {
      const refusal = violatedConstraint(error) === 'accounts_number_holder' ? this.ownership.refuse(account, by) : error;
      if (refusal === error && !isNumberTaken(error)) throw error;
      await this.#store(account, savedAt, { ...check, ok: false, problems: [{ code: 'account.number_taken', text: 'This number is already connected in another store', blocking: true }] });
      throw refusal;
    }
  }

  async #store({ storeId, id }: Account, savedAt: Date, check: ConnectionCheck): Promise<AccountDto> {
    await this.changes.commit(storeId, async (tx): Promise<Outcome> => {
      const { account } = await this.changes.getLocked(tx, storeId, id);
      if (account.updatedAt.getTime() !== savedAt.getTime()) return { announce: [] };
      await tx.getRepository(Account).update({ storeId, id }, this.#found(account, check));
      const resumed = check.ok && account.pausedAt !== null;
      return { announce: [{ accountId: id, type: resumed ? 'account.resumed' : 'account.updated' }], ...(resumed ? { tell: { storeId, accountId: id, usable: account.status === 'active', credentialsChanged: false } } : {}) };
    });
    return this.changes.present(await this.changes.get(storeId, id));
  }

  #found(saved: Account, check: ConnectionCheck): Partial<Account> {
    const now = this.clock.now();
    const provider = this.providers.get(saved.provider);
    const account = withNumber(saved, provider, check.numberId);
    return {
      checkedAt: now,
      checkProblems: [...check.problems],
      tokenExpiresAt: check.tokenExpiresAt ?? null,
      ...(check.sessionState === undefined ? {} : { sessionState: check.sessionState, sessionAt: now, ...(check.sessionState === 'connected' ? { sessionQr: null, sessionQrUntil: null } : {}) }),
      ...(check.displayPhoneNumber === undefined ? {} : { displayPhoneNumber: check.displayPhoneNumber }),
      ...(check.verifiedName === undefined ? {} : { verifiedName: check.verifiedName }),
      ...(check.subscribed === undefined ? {} : { subscribedAt: check.subscribed ? account.subscribedAt ?? now : null }),
      ...(check.problems.some((problem) => PROOF_GONE.has(problem.code)) ? { numberConfirmedAt: null } : {}),
      ...(check.ok ? {
        numberExternalId: account.numberExternalId, numberConfirmedAt: account.numberExternalId === null ? null : now, environment: this.env.PARLEY_ENVIRONMENT,
        settings: withAppId(account, provider, check.appId), pausedAt: null, pausedCode: null, pausedText: null,
      } : {}),
    };
  }
}

/** The number that the provider named, where people entered none. */
function withNumber(account: Account, provider: Provider, numberId: string | undefined): Account {
  const name = nameOf(provider, 'number');
  if (numberId === undefined || name === '' || account.numberExternalId !== null) return account;
  return { ...account, numberExternalId: numberId, settings: { ...account.settings, [name]: numberId } };
}
/** People need not look up what the token's own check tells. */
function withAppId(account: Account, provider: Provider, appId: string | undefined): Record<string, string> {
  const name = nameOf(provider, 'app');
  return name === '' || appId === undefined || account.settings[name] ? account.settings : { ...account.settings, [name]: appId };
}
function isNumberTaken(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'account.number_taken';
}
