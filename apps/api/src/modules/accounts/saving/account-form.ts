import { Injectable } from '@nestjs/common';
import type { Provider } from '#providers/contract';
import { Clock } from '../../../platform/clock/clock.js';
import { Env } from '../../../platform/config/env.js';
import { randomToken } from '../../../platform/crypto/tokens.js';
import { newId } from '../../../platform/database/ids.js';
import { readAllowList } from '../../../platform/http/address-guard.js';
import type { StoredAccount } from '../account-changes.js';
import { readFields } from './account-fields.js';
import { type AccountInput, changedRow, changedSecrets } from './account-row.js';
import type { AccountSecret } from '../secrets/account-secret.entity.js';
import { AccountVault } from '../secrets/account-vault.js';
import type { Account } from '../account.entity.js';
import { fieldsOf, nameOf, ProviderList } from '../providers/provider-list.js';

type Values = Readonly<Record<string, unknown>>;
export interface NewAccount extends AccountInput { readonly name: string; readonly provider: string; readonly fields: Values }
export interface AccountUpdate extends AccountInput { readonly fields?: Values }

/** A checked change, not saved yet. */
export interface Draft {
  readonly provider: Provider;
  readonly before: Account;
  readonly account: Account;
  readonly secrets: { readonly write: readonly AccountSecret[]; readonly remove: readonly string[] };
  /** The provider's id of the business account; empty when it has none. */
  readonly businessId: string;
  readonly credentialsChanged: boolean;
  /** It begins to use a number: somebody else may hold it. */
  readonly claimsNumber: boolean;
}

/** Turns what people typed into rows, by the provider's fields and rules. */
@Injectable()
export class AccountForm {
  readonly #allow: ReadonlySet<string>;

  constructor(private readonly env: Env, private readonly clock: Clock, private readonly providers: ProviderList, private readonly vault: AccountVault) {
    this.#allow = readAllowList(env.OUTBOUND_ALLOW);
  }

  /** A draft of a new account; tokens that nobody chose are made. @throws AppError naming every wrong field */
  fill(storeId: string, input: NewAccount): Draft {
    const provider = this.providers.get(input.provider);
    const now = this.clock.now();
    const blank: Account = {
      storeId, id: newId(), provider: provider.id, name: input.name, status: input.status ?? 'active', settings: {}, origin: '', numberExternalId: null, businessAccountId: null,
      displayPhoneNumber: null, verifiedName: null, numberConfirmedAt: null, environment: this.env.PARLEY_ENVIRONMENT, isDefaultOutgoing: false, isDefaultIncoming: false,
      autoReadReceipt: false, labels: [], pathKey: randomToken(24), verifyFingerprint: null, pausedAt: null, pausedCode: null, pausedText: null, correctedAt: null, checkedAt: null, checkProblems: [],
      tokenExpiresAt: null, webhookVerifiedAt: null, subscribedAt: null, sessionState: null, sessionAt: null, sessionQr: null, sessionQrUntil: null, linkedPhone: null, linkageId: null, phoneDueAt: null, phoneTries: 0, lastEventAt: null, removedAt: null, createdAt: now, updatedAt: now,
    };
    return this.#draft(provider, { account: blank, secrets: [] }, { ...input, fields: { ...input.fields, ...generated(provider, input.fields) } }, true);
  }

  /** @throws AppError naming every wrong field */
  change(stored: StoredAccount, input: AccountUpdate): Draft {
    return this.#draft(this.providers.get(stored.account.provider), stored, input, false);
  }

  #draft(provider: Provider, stored: StoredAccount, input: AccountUpdate, isNew: boolean): Draft {
    const before = stored.account;
    const rules = { complete: (input.status ?? before.status) === 'active', allow: this.#allow };
    const known = isNew ? undefined : { settings: before.settings, last4: Object.fromEntries(stored.secrets.map((secret) => [secret.field, secret.last4])) };
    const changes = readFields(provider, input.fields ?? {}, known, rules);
    const context = { provider, environment: this.env.PARLEY_ENVIRONMENT, now: this.clock.now(), vault: this.vault };
    const row = changedRow(before, input, changes, context);
    const account = { ...row, ...defaultsOf(provider, row, input), ...(isNew ? { correctedAt: null } : {}) };
    const moved = account.origin !== before.origin || account.numberExternalId !== before.numberExternalId;
    return {
      provider, before, account, secrets: changedSecrets(before, account, stored.secrets, changes, context),
      businessId: account.settings[nameOf(provider, 'business')] ?? '',
      credentialsChanged: changes.rebound || changes.secrets.size > 0,
      claimsNumber: account.status === 'active' && account.numberExternalId !== null && (isNew || moved || before.status !== 'active'),
    };
  }
}

/** Whose switch the provider decides takes the default with every save in use; the input is ignored there (R117, R118). */
function defaultsOf(provider: Provider, row: Account, input: AccountInput): Pick<Account, 'isDefaultOutgoing' | 'isDefaultIncoming'> {
  const chosen = provider.rules.becomesDefaultOutgoing ? row.status === 'active' || row.isDefaultOutgoing : input.isDefaultOutgoing;
  return { isDefaultOutgoing: chosen ?? row.isDefaultOutgoing, isDefaultIncoming: input.isDefaultIncoming ?? row.isDefaultIncoming };
}
function generated(provider: Provider, given: Values): Record<string, string> {
  const empty = fieldsOf(provider).filter((field) => field.generatedPrefix !== undefined && (given[field.name] ?? '') === '');
  return Object.fromEntries(empty.map((field) => [field.name, `${field.generatedPrefix}${randomToken(24)}`]));
}
