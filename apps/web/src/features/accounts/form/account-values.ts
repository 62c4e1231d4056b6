import type { AccountStatus } from '#contracts';
import type { Schemas } from '../../../shared/api/api.js';
import type { Account } from '../api/list-accounts.js';
import type { Provider, ProviderField } from '../../../shared/api/list-providers.js';

/** What the form holds, by the names of the API's body: so errors find their fields. */
export interface AccountValues {
  provider: string;
  name: string;
  status: AccountStatus;
  labels: string[];
  fields: Record<string, string>;
  is_default_outgoing: boolean;
  is_default_incoming: boolean;
  auto_read_receipt: boolean;
}

export function isSealed({ kind }: Pick<ProviderField, 'kind'>): boolean {
  return kind === 'secret' || kind === 'token';
}

/** Of an account, or of a new one with the provider's defaults. A sealed field is empty: what is stored is not known here. */
export function valuesOf(provider: Provider, account?: Account): AccountValues {
  const fields = Object.fromEntries(provider.fields.map((field) => [field.name, isSealed(field) ? '' : account?.fields[field.name] ?? field.default ?? '']));
  return {
    provider: provider.id, name: account?.name ?? '', status: account?.status ?? 'active', labels: account?.labels ?? [], fields,
    is_default_outgoing: account?.is_default_outgoing ?? false, is_default_incoming: account?.is_default_incoming ?? false, auto_read_receipt: account?.auto_read_receipt ?? false,
  };
}

/** Whether the address or an id differs from the stored one: then the secrets are asked for again. */
export function isRebound(provider: Provider, account: Account, values: AccountValues): boolean {
  return provider.fields.some(({ name, binds_secrets, default: standard }) => binds_secrets && plain(values.fields[name] || standard) !== plain(account.fields[name]));
}
function plain(value: string | null | undefined): string {
  return (value ?? '').trim().replace(/\/+$/, '');
}

/** Names of required fields that would be empty; nothing is asked of an inactive account. */
export function missingFields(provider: Provider, account: Account | undefined, values: AccountValues): string[] {
  if (values.status !== 'active') return [];
  const rebound = account !== undefined && isRebound(provider, account, values);
  return provider.fields.filter((field) => {
    if ((values.fields[field.name] ?? '').trim() !== '') return false;
    const isStored = account?.secrets[field.name]?.set === true;
    if (field.kind === 'secret' && isStored) return rebound;
    return field.required && !isStored && (field.default ?? '') === '';
  }).map(({ name }) => name);
}

/** Body of a new account. */
export function creationOf(values: AccountValues): Schemas['CreateAccountDto'] {
  return { ...values, fields: Object.fromEntries(Object.entries(values.fields).filter(([, value]) => value.trim() !== '')) };
}

/** What differs from the account as it is stored; sealed fields only where something was entered. */
export function changesOf(provider: Provider, account: Account, values: AccountValues): Schemas['UpdateAccountDto'] {
  const before = valuesOf(provider, account);
  const fields = Object.fromEntries(Object.entries(values.fields).filter(([name, value]) => value !== before.fields[name]));
  const settings = (['name', 'status', 'is_default_outgoing', 'is_default_incoming', 'auto_read_receipt'] as const).filter((key) => values[key] !== before[key]);
  return {
    ...Object.fromEntries(settings.map((key) => [key, values[key]])),
    ...(values.labels.join('\n') === before.labels.join('\n') ? {} : { labels: values.labels }),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}
