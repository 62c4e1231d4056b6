import type { Credentials, Provider } from '#providers/contract';
import { Injectable, Logger } from '@nestjs/common';
import { type Binding, Keyring } from '../../../platform/crypto/keyring.js';
import { fieldsOf } from '../providers/provider-list.js';

/** What a secret is sealed for: it opens for this account, this field and this origin only. */
export interface SealedFor { readonly accountId: string; readonly field: string; readonly origin: string }

/** Seals and opens credentials. The only place where their values exist in clear, besides the provider's own calls. */
@Injectable()
export class AccountVault {
  readonly #log = new Logger('accounts');

  constructor(private readonly keyring: Keyring) {}

  seal(value: string, place: SealedFor): { sealed: string; keyId: string; last4: string } {
    return { sealed: this.keyring.seal(value, bindingOf(place)), keyId: this.keyring.currentKeyId, last4: last4Of(value) };
  }
  /** @throws Error when it was sealed for another place or with an unknown key */
  open(sealed: string, place: SealedFor): string {
    return this.keyring.open(sealed, bindingOf(place));
  }
  get currentKeyId(): string {
    return this.keyring.currentKeyId;
  }
  /** What is stored of a verify token so that it can be found. */
  fingerprint(token: string): string {
    return this.keyring.fingerprints(token)[0] ?? '';
  }
  /** Every form in which a verify token may stand in the database while keys are being rotated. */
  fingerprints(token: string): string[] {
    return this.keyring.fingerprints(token);
  }

  /** Values of all fields of an account. A secret that cannot be opened counts as not set: one bad row stops nobody else. */
  credentialsOf(provider: Provider, account: { id: string; origin: string; settings: Readonly<Record<string, string>> }, sealed: Readonly<Record<string, string>>): Credentials {
    return Object.fromEntries(fieldsOf(provider).map((field) => {
      const item = sealed[field.name];
      if (item === undefined) return [field.name, account.settings[field.name] ?? ''];
      try {
        return [field.name, this.open(item, { accountId: account.id, field: field.name, origin: account.origin })];
      } catch {
        this.#log.error(`The ${field.name} of account ${account.id} cannot be opened: the keyring lacks its key, or the row was changed`);
        return [field.name, ''];
      }
    }));
  }
}

function bindingOf(place: SealedFor): Binding {
  return ['account', place.accountId, place.field, place.origin];
}
/** The end that people recognise; nothing of a value so short that four letters would give it away. */
function last4Of(value: string): string {
  return value.length >= 12 ? value.slice(-4) : '';
}
