import { publicId, type SecretView } from '#contracts';
import type { Provider } from '#providers/contract';
import type { Account } from './account.entity.js';
import type { AccountProblem } from './connection/account-problem.js';
import type { AccountSecret } from './secrets/account-secret.entity.js';
import type { AccountDto } from './accounts.dto.js';
import { fieldsOf, sealedFieldsOf } from './providers/provider-list.js';

type StoredSecret = Pick<AccountSecret, 'field' | 'last4' | 'updatedAt'>;

/**
 * An account as everybody in the store may see it: of a secret its last letters at most (R68, R140, R141).
 * @param cautions what its settings deserve now, whenever the connection was checked
 */
export function presentAccount(account: Account, provider: Provider | undefined, secrets: readonly StoredSecret[], cautions: readonly AccountProblem[]): AccountDto {
  return {
    id: publicId('account', account.id),
    provider: account.provider,
    provider_label: provider?.label ?? account.provider,
    name: account.name,
    status: account.status,
    fields: openValues(account, provider),
    secrets: Object.fromEntries((provider ? sealedFieldsOf(provider) : []).map((field) => [field.name, secretView(secrets.find((secret) => secret.field === field.name))])),
    display_phone_number: account.displayPhoneNumber,
    verified_name: account.verifiedName,
    number_confirmed_at: time(account.numberConfirmedAt),
    environment: account.environment,
    is_default_outgoing: account.isDefaultOutgoing,
    is_default_incoming: account.isDefaultIncoming,
    auto_read_receipt: account.autoReadReceipt,
    labels: account.labels,
    paused: account.pausedAt ? { at: account.pausedAt.toISOString(), code: account.pausedCode ?? '', text: account.pausedText ?? '' } : null,
    problems: [...account.checkProblems.filter(({ code }) => !cautions.some((caution) => caution.code === code)), ...cautions].map((problem) => ({ ...problem, field: problem.field ?? null })),
    session: account.sessionState === null ? null : { state: account.sessionState, at: account.sessionAt?.toISOString() ?? account.updatedAt.toISOString(), linked_phone: account.linkedPhone },
    checked_at: time(account.checkedAt),
    token_expires_at: time(account.tokenExpiresAt),
    webhook_verified_at: time(account.webhookVerifiedAt),
    subscribed_at: time(account.subscribedAt),
    last_event_at: time(account.lastEventAt),
    created_at: account.createdAt.toISOString(),
    updated_at: account.updatedAt.toISOString(),
  };
}

// By the provider's list and not by what stands in the row: a field that became a secret later must not be shown.
function openValues(account: Account, provider: Provider | undefined): Record<string, string> {
  const open = provider ? fieldsOf(provider).filter((field) => field.kind === 'text' || field.kind === 'url') : [];
  return Object.fromEntries(open.map((field) => [field.name, account.settings[field.name] ?? '']));
}
function secretView(secret: StoredSecret | undefined): SecretView {
  return { set: secret !== undefined, last4: secret?.last4 || null, updated_at: time(secret?.updatedAt) };
}
function time(at: Date | null | undefined): string | null {
  return at?.toISOString() ?? null;
}
