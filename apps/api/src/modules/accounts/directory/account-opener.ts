import type { Http } from '#providers/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Env } from '../../../platform/config/env.js';
import { HTTP } from '../../../platform/http/http.token.js';
import type { DirectoryRow } from './account-directory.queries.js';
import type { Draft } from '../saving/account-form.js';
import type { AccountSecret } from '../secrets/account-secret.entity.js';
import { AccountVault } from '../secrets/account-vault.js';
import { OpenAccount } from './open-account.js';
import { ProviderList, verifyTokenFieldOf } from '../providers/provider-list.js';

/** Makes a row ready for use. */
@Injectable()
export class AccountOpener {
  constructor(private readonly providers: ProviderList, private readonly vault: AccountVault, @Inject(HTTP) private readonly http: Http, private readonly env: Env) {}

  /** Undefined for a provider that this installation does not have (any more). */
  open(row: DirectoryRow): OpenAccount | undefined {
    const provider = this.providers.find(row.provider);
    if (!provider) return undefined;
    const facts = {
      id: row.id, storeId: row.store_id, name: row.name, status: row.status, environment: row.environment, isHere: row.environment === this.env.PARLEY_ENVIRONMENT,
      isPaused: row.paused_at !== null, pausedCode: row.paused_code, correctedAt: row.corrected_at, autoReadReceipt: row.auto_read_receipt,
      isDefaultOutgoing: row.is_default_outgoing, isDefaultIncoming: row.is_default_incoming, isNumberConfirmed: row.number_confirmed_at !== null,
      numberId: row.number_external_id ?? '', businessId: row.business_external_id ?? '', businessAccountId: row.business_account_id,
      displayPhoneNumber: row.display_phone_number, mark: { savedAt: row.updated_at, sessionAt: row.session_at, linkageId: row.linkage_id }, pathKey: row.path_key,
    };
    return new OpenAccount(facts, provider, this.vault.credentialsOf(provider, row, row.sealed ?? {}), this.http);
  }
  /** An account as it would be after saving: to try it out. */
  openDraft({ account, secrets, businessId }: Draft, stored: readonly AccountSecret[]): OpenAccount {
    const provider = this.providers.get(account.provider);
    const sealed = new Map([...stored, ...secrets.write].map((secret) => [secret.field, secret.sealed]));
    for (const field of secrets.remove) sealed.delete(field);
    const facts = {
      // Whoever tries credentials connects the account here.
      ...account, isHere: true, isPaused: false, isNumberConfirmed: false, numberId: account.numberExternalId ?? '', businessId,
      mark: { savedAt: account.updatedAt, sessionAt: account.sessionAt, linkageId: account.linkageId },
    };
    return new OpenAccount(facts, provider, this.vault.credentialsOf(provider, account, Object.fromEntries(sealed)), this.http);
  }
  verifyTokenOf(row: DirectoryRow): string | undefined {
    const provider = this.providers.find(row.provider);
    const field = provider && verifyTokenFieldOf(provider);
    return field && this.vault.credentialsOf(provider, row, row.sealed ?? {})[field.name];
  }
  fingerprints(token: string): string[] {
    return this.vault.fingerprints(token);
  }
}
