import type { ConnectionCheck, Provider } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { queryRows, type Tx } from '../../../platform/database/database.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { AccountChanges, type Outcome } from '../account-changes.js';
import { Account } from '../account.entity.js';
import { BusinessAccount } from '../business-account.entity.js';
import type { AccountDto } from '../accounts.dto.js';
import { NumberOwnership, PROOF_GONE } from './number-ownership.js';
import { COMPARING, isOtherPhone, judgedBy, OTHER_NUMBER } from '../devices/linkage.js';
import { findLinkage, judgeLinkage } from '../devices/linkages.js';
import type { AccountMark, OpenAccount } from '../directory/open-account.js';
import { nameOf, ProviderList } from '../providers/provider-list.js';

/** How the account stood, and since when its answer may be true. */
export interface Asked extends AccountMark { readonly at: Date }

/** Problems that tell nothing of the account: it is asked again. */
const TELL_NOTHING: ReadonlySet<string> = new Set(['provider.no_answer', 'provider.refused']);
/** Problems that pass by themselves while a phone is being linked: a session that comes up, an address that answers strangely. */
const PASSING = /^session\.|^url\.not_/;

/** Business account $2 is of portfolio $3. Where that is news, those of this portfolio and of the one before are counted anew: their counts were made without it, or with it. */
const MOVE_TO_PORTFOLIO = `
  with known as (select store_id, id, provider, portfolio from business_accounts where store_id = $1 and id = $2 for update),
  moved as (
    update business_accounts b set portfolio = $3 from known where b.store_id = known.store_id and b.id = known.id and known.portfolio is distinct from $3
    returning b.store_id, b.id, b.provider, known.portfolio as left_portfolio)
  delete from reach_counts n using moved, business_accounts s
  where n.store_id = moved.store_id and s.store_id = n.store_id and s.id = n.business_account_id and s.provider = moved.provider and (s.id = moved.id or s.portfolio in ($3, moved.left_portfolio))`;

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
   * Asks the provider and stores what it said. @param account opened anew
   * @throws AppError account.number_taken, account.not_found, account.not_checkable; SendError
   */
  async check(account: OpenAccount, by: string): Promise<{ readonly check: ConnectionCheck; readonly account: AccountDto }> {
    if (!account.check) throw new AppError('account.not_checkable');
    const asked = { ...account.mark, at: this.clock.now() };
    const check = await account.check();
    return { check, account: await this.apply(account.storeId, account.id, asked, check, by) };
  }

  /** Remembers how the account stands, before credentials are checked that are to be saved; without an id, one that is to be made. @throws AppError account.not_found */
  async asking(storeId: string, accountId?: string): Promise<Asked> {
    const at = this.clock.now();
    if (accountId === undefined) return { savedAt: at, sessionAt: null, linkageId: null, at };
    const { account: { updatedAt: savedAt, sessionAt, linkageId } } = await this.changes.get(storeId, accountId);
    return { savedAt, sessionAt, linkageId, at };
  }

  /**
   * @param asked how the account stood before the check: what was found of older credentials, or of a phone that was linked before, is not stored
   * @throws AppError account.number_taken, account.not_found
   */
  async apply(storeId: string, accountId: string, asked: Asked, check: ConnectionCheck, by: string): Promise<AccountDto> {
    const stored = (await this.changes.get(storeId, accountId)).account;
    const account = withNumber(stored, this.providers.get(stored.provider), check.numberId);
    if (!isStillAsAsked(stored, asked)) return this.changes.present(await this.changes.get(storeId, accountId));
    if (isOtherPhone(check) && stored.pausedCode !== OTHER_NUMBER) this.ownership.noteOtherPhone(account, check.linkedNumber ?? '', by);
    try {
      if (check.ok && account.status === 'active' && account.numberExternalId !== null) await this.ownership.demand(account, by);
      return await this.#store(account, asked, check);
    } catch (error) {
      const refusal = violatedConstraint(error) === 'accounts_number_holder' ? this.ownership.refuse(account, by) : error;
      if (refusal === error && !isNumberTaken(error)) throw error;
      await this.#store(account, asked, { ...check, ok: false, problems: [{ code: 'account.number_taken', text: 'This number is already connected in another store', blocking: true }] });
      throw refusal;
    }
  }

  async #store({ storeId, id }: Account, asked: Asked, check: ConnectionCheck): Promise<AccountDto> {
    await this.changes.commit(storeId, async (tx): Promise<Outcome> => {
      const { account } = await this.changes.getLocked(tx, storeId, id);
      if (!isStillAsAsked(account, asked)) return { announce: [] };
      const found = { ...this.#found(account, check), ...await judgePhone(tx, account, check, asked.at) };
      await tx.getRepository(Account).update({ storeId, id }, found);
      await keepBusiness(tx, account, check, this.clock.now());
      const resumed = check.ok && account.pausedAt !== null;
      const paused = account.pausedAt === null && found.pausedAt instanceof Date;
      return { announce: [{ accountId: id, type: resumed ? 'account.resumed' : paused ? 'account.paused' : 'account.updated' }], ...(resumed ? { tell: { storeId, accountId: id, usable: account.status === 'active', credentialsChanged: false, phoneDue: false } } : {}) };
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
        settings: withAppId(account, provider, check.appId), pausedAt: null, pausedCode: null, pausedText: null, ...(saved.pausedAt === null ? {} : { correctedAt: now }),
        phoneDueAt: null, phoneTries: 0,
      } : stopBy(check, account, now)),
    };
  }
}

/** What a check told of the business account. */
async function keepBusiness(tx: Tx, { storeId, businessAccountId: id, origin }: Account, { dailyReach, portfolioId }: ConnectionCheck, now: Date): Promise<void> {
  if (id === null) return;
  if (dailyReach !== undefined) await tx.getRepository(BusinessAccount).update({ storeId, id }, { dailyReach, dailyReachAt: now });
  if (portfolioId !== undefined) await queryRows(tx, MOVE_TO_PORTFOLIO, [storeId, id, `${origin} ${portfolioId}`]);
}

/** What keeps the account from being used: another phone at its place, or whatever came out when it waited for the comparison. Without an answer, or with one that passes, it waits on. */
function stopBy(check: ConnectionCheck, { status, pausedAt, pausedCode }: Account, now: Date): Partial<Account> {
  const problem = check.problems.find(({ code }) => code === OTHER_NUMBER) ?? check.problems.find(({ blocking }) => blocking);
  if (status !== 'active' || problem === undefined || TELL_NOTHING.has(problem.code)) return {};
  if (problem.code !== OTHER_NUMBER && (pausedCode !== COMPARING || PASSING.test(problem.code))) return {};
  return { pausedAt: pausedAt ?? now, pausedCode: problem.code, pausedText: problem.text, phoneDueAt: null };
}

function isStillAsAsked({ updatedAt, sessionAt, linkageId }: Account, asked: Asked): boolean {
  return updatedAt.getTime() === asked.savedAt.getTime() && sessionAt?.getTime() === asked.sessionAt?.getTime() && linkageId === asked.linkageId;
}
/** Whose phone it was that hung on the account when the provider was asked. */
async function judgePhone(tx: Tx, { storeId, id: accountId, status, linkageId }: Account, check: ConnectionCheck, askedAt: Date): Promise<Pick<Account, 'linkageId'>> {
  const judgement = status === 'active' ? judgedBy(check, await findLinkage(tx, { storeId }, linkageId), askedAt) : undefined;
  if (judgement === undefined) return { linkageId };
  const judged = await judgeLinkage(tx, { storeId, accountId }, judgement);
  return { linkageId: judgement.verdict === 'own' ? null : judged };
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
