import type { Routing } from '#providers/contract';
import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Env } from '../../../platform/config/env.js';
import { equalSecrets } from '../../../platform/crypto/tokens.js';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type DirectoryAnswer, type DirectoryRow, findByFingerprint, findInStore, findRouted } from './account-directory.queries.js';
import { AccountRevision } from './account-revision.js';
import { AccountOpener } from './account-opener.js';
import { JoinedLookups } from './joined-lookups.js';
import type { OpenAccount } from './open-account.js';
import { homeOriginOf, ProviderList } from '../providers/provider-list.js';

const REMEMBERED = 5_000;
/** Names that one statement asks for. */
const NAMES_AT_ONCE = 2_000;

interface Remembered { readonly revision: string; readonly accounts: readonly OpenAccount[] }
interface Routed { readonly row: DirectoryRow; readonly account: OpenAccount }
/** One name out of a webhook, and the key under which its accounts are remembered. */
interface RoutingName { readonly key: string; readonly kind: 'number' | 'business' | 'path'; readonly value: string }

/**
 * Finds accounts and opens them. Remembers what it found as long as no account anywhere was changed: at once for changes
 * made by this process, within a second for those of others.
 */
@Injectable()
export class AccountDirectory {
  readonly #found = new LRUCache<string, Remembered>({ max: REMEMBERED });
  // Apart, so that made-up ids push only each other out.
  readonly #nobody = new LRUCache<string, Remembered>({ max: REMEMBERED });
  readonly #lookups = new Map<string, JoinedLookups<RoutingName, Routed[]>>();

  constructor(
    private readonly db: Database,
    private readonly providers: ProviderList,
    private readonly opener: AccountOpener,
    private readonly revision: AccountRevision,
    private readonly env: Env,
  ) {}

  /**
   * Every account that the numbers, business accounts or the path of an unverified webhook name: all stores, statuses and
   * environments, because intake reports what it does not process. Accounts whose number somebody else has proved to own
   * are left out.
   */
  async findForRouting(webhookPath: string, routing: Routing): Promise<readonly OpenAccount[]> {
    const revision = await this.revision.current();
    const { accounts, missing } = this.#recall(namesOf(webhookPath, routing), revision);
    return eachOnce(missing.length === 0 ? accounts : [...accounts, ...await this.#route(webhookPath, missing)]);
  }
  /** The same out of memory, as nearly every webhook finds it; undefined when the database has to be asked. */
  recallForRouting(webhookPath: string, routing: Routing): readonly OpenAccount[] | undefined {
    const revision = this.revision.fresh();
    if (revision === undefined) return undefined;
    const { accounts, missing } = this.#recall(namesOf(webhookPath, routing), revision);
    return missing.length === 0 ? eachOnce(accounts) : undefined;
  }

  /** The active account of this environment whose verify token this is. Inactive accounts and providers without a handshake never match (R143, R192). */
  async findByVerifyToken(webhookPath: string, token: string): Promise<OpenAccount | undefined> {
    const providers = this.providers.all.filter((provider) => provider.webhookPath === webhookPath && provider.handshake);
    if (providers.length === 0 || token === '') return undefined;
    const { rows } = await findByFingerprint(this.db, providers.map((provider) => provider.id), this.opener.fingerprints(token));
    const row = rows.find((item) => item.environment === this.env.PARLEY_ENVIRONMENT && equalSecrets(this.opener.verifyTokenOf(item) ?? '', token));
    return row && this.opener.open(row);
  }

  /** @throws AppError account.not_found */
  async open(storeId: string, accountId: string): Promise<OpenAccount> {
    const [account] = await this.#inStore(`id ${storeId} ${accountId}`, () => findInStore(this.db, storeId, { id: accountId }));
    if (!account) throw new AppError('account.not_found');
    return account;
  }
  /** As `open`, but as it is at this very moment, whatever another process just saved. */
  async openAnew(storeId: string, accountId: string): Promise<OpenAccount> {
    this.revision.changed();
    return this.open(storeId, accountId);
  }
  /** The store's active account for messages without one (R137, R151). */
  async defaultOutgoing(storeId: string): Promise<OpenAccount | undefined> {
    return (await this.#inStore(`outgoing ${storeId}`, () => findInStore(this.db, storeId, 'default_outgoing')))[0];
  }

  #recall(names: readonly RoutingName[], revision: string): { accounts: OpenAccount[]; missing: RoutingName[] } {
    const [accounts, missing]: [OpenAccount[], RoutingName[]] = [[], []];
    for (const name of names) {
      const known = this.#remembered(name.key, revision);
      if (known) accounts.push(...known);
      else missing.push(name);
    }
    return { accounts, missing };
  }
  async #route(webhookPath: string, names: readonly RoutingName[]): Promise<OpenAccount[]> {
    let lookups = this.#lookups.get(webhookPath);
    if (!lookups) this.#lookups.set(webhookPath, lookups = new JoinedLookups((all) => this.#lookUp(webhookPath, all), NAMES_AT_ONCE));
    const routed = await lookups.ask(names);
    return routed.filter(({ row }) => names.some((name) => isNamed(row, name))).map(({ account }) => account);
  }
  async #lookUp(webhookPath: string, names: readonly RoutingName[]): Promise<Routed[]> {
    const values = (kind: RoutingName['kind']) => names.filter((name) => name.kind === kind).map((name) => name.value);
    const answer = await findRouted(this.db, {
      providers: this.providers.idsAt(webhookPath),
      homes: Object.fromEntries(this.providers.all.map((provider) => [provider.id, homeOriginOf(provider)])),
      numberIds: values('number'), businessIds: values('business'), pathKeys: values('path'),
    });
    const routed = answer.rows.flatMap((row) => {
      const account = this.opener.open(row);
      return account ? [{ row, account }] : [];
    });
    for (const name of names) this.#remember(name.key, answer.revision, routed.filter(({ row }) => isNamed(row, name)).map(({ account }) => account));
    return routed;
  }

  async #inStore(key: string, find: () => Promise<DirectoryAnswer>): Promise<readonly OpenAccount[]> {
    const known = this.#remembered(key, await this.revision.current());
    if (known) return known;
    const { revision, rows } = await find();
    const accounts = rows.flatMap((row) => this.opener.open(row) ?? []);
    this.#remember(key, revision, accounts);
    return accounts;
  }

  #remembered(key: string, revision: string): readonly OpenAccount[] | undefined {
    const entry = this.#found.get(key) ?? this.#nobody.get(key);
    return entry?.revision === revision ? entry.accounts : undefined;
  }
  #remember(key: string, revision: string, accounts: readonly OpenAccount[]): void {
    (accounts.length > 0 ? this.#found : this.#nobody).set(key, { revision, accounts });
    if (accounts.length === 0) this.#found.delete(key);
  }
}

function eachOnce(accounts: readonly OpenAccount[]): readonly OpenAccount[] {
  return [...new Map(accounts.map((account) => [account.id, account])).values()];
}
function namesOf(webhookPath: string, routing: Routing): RoutingName[] {
  const named = (kind: RoutingName['kind'], values: readonly string[]) => values.map((value) => ({ key: `${kind} ${webhookPath} ${value}`, kind, value }));
  return [...named('number', routing.numberIds), ...named('business', routing.businessIds), ...named('path', routing.pathKey ? [routing.pathKey] : [])];
}
function isNamed(row: DirectoryRow, name: RoutingName): boolean {
  switch (name.kind) {
    case 'number': return row.number_external_id === name.value;
    case 'business': return row.business_external_id === name.value;
    case 'path': return row.path_key === name.value;
  }
}
