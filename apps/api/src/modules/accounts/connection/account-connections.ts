import type { ConnectionCheck, Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AccountChanges, type Outcome } from '../account-changes.js';
import { Account } from '../account.entity.js';
import { BusinessAccount } from '../business-account.entity.js';
import type { AccountDto } from '../accounts.dto.js';
import { NumberOwnership, PROOF_GONE } from './number-ownership.js';
import { COMPARING, OTHER_NUMBER } from '../devices/session-word.js';
import { nameOf, ProviderList } from '../providers/provider-list.js';

/** Problems that tell nothing of the account: it is asked again. */
const TELL_NOTHING: ReadonlySet<string> = new Set(['provider.no_answer', 'provider.refused']);
/** Problems that pass by themselves while a phone is being linked: a session that comes up, an address that answers strangely. */
const PASSING = /^session\.|^url\.not_/;

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
    if (isOtherPhone(check) && stored.pausedCode !== OTHER_NUMBER) this.ownership.noteOtherPhone(account, check.linkedNumber ?? '', by);
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
      const found = this.#found(account, check);
      await tx.getRepository(Account).update({ storeId, id }, found);
      if (check.dailyReach !== undefined && account.businessAccountId !== null) await tx.getRepository(BusinessAccount).update({ storeId, id: account.businessAccountId }, { dailyReach: check.dailyReach, dailyReachAt: this.clock.now() });
      const resumed = check.ok && account.pausedAt !== null;
      const paused = account.pausedAt === null && found.pausedAt instanceof Date;
      return { announce: [{ accountId: id, type: resumed ? 'account.resumed' : paused ? 'account.paused' : 'account.updated' }], ...(resumed ? { tell: { storeId, accountId: id, usable: account.status === 'active', credentialsChanged: false } } : {}) };
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
      // Providers tell times in seconds: a word of this one is not older.
      ...(check.sessionState === undefined ? {} : { sessionState: check.sessionState, sessionAt: new Date(Math.floor(now.getTime() / SECOND) * SECOND), ...(check.sessionState === 'connected' ? { sessionQr: null, sessionQrUntil: null } : {}) }),
      ...(check.linkedNumber === undefined ? {} : { linkedPhone: check.linkedNumber }),
      ...(check.displayPhoneNumber === undefined ? {} : { displayPhoneNumber: check.displayPhoneNumber }),
      ...(check.verifiedName === undefined ? {} : { verifiedName: check.verifiedName }),
      ...(check.subscribed === undefined ? {} : { subscribedAt: check.subscribed ? account.subscribedAt ?? now : null }),
      ...(check.problems.some((problem) => PROOF_GONE.has(problem.code)) ? { numberConfirmedAt: null } : {}),
      ...(check.ok ? {
        numberExternalId: account.numberExternalId, numberConfirmedAt: account.numberExternalId === null ? null : now, environment: this.env.PARLEY_ENVIRONMENT,
        settings: withAppId(account, provider, check.appId), pausedAt: null, pausedCode: null, pausedText: null,
        phoneUnprovenAt: null, phoneDueAt: null, phoneTries: 0,
      } : stopBy(check, account, now)),
    };
  }
}

/** What keeps the account from being used: another phone at its place, or whatever came out when it waited for the comparison. Without an answer, or with one that passes, it waits on. */
function stopBy(check: ConnectionCheck, { status, pausedAt, pausedCode, phoneUnprovenAt }: Account, now: Date): Partial<Account> {
  const problem = check.problems.find(({ code }) => code === OTHER_NUMBER) ?? check.problems.find(({ blocking }) => blocking);
  if (status !== 'active' || problem === undefined || TELL_NOTHING.has(problem.code)) return {};
  if (problem.code !== OTHER_NUMBER && (pausedCode !== COMPARING || PASSING.test(problem.code))) return {};
  return {
    pausedAt: pausedAt ?? now, pausedCode: problem.code, pausedText: problem.text, phoneDueAt: null,
    ...(problem.code === OTHER_NUMBER ? { phoneUnprovenAt: phoneUnprovenAt ?? now } : {}),
  };
}
function isOtherPhone(check: ConnectionCheck): boolean {
  return check.problems.some(({ code }) => code === OTHER_NUMBER);
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
