import type { AccountStatus } from '#contracts';
import type { Provider } from '#providers/contract';
import type { AccountSecret } from '../secrets/account-secret.entity.js';
import type { AccountVault } from '../secrets/account-vault.js';
import type { Account } from '../account.entity.js';
import { newId } from '../../../platform/database/ids.js';
import { COMPARING, COMPARING_TEXT, OTHER_NUMBER } from '../devices/linkage.js';
import type { FieldChanges } from './account-fields.js';
import { nameOf, originOf, sealedFieldsOf, verifyTokenFieldOf } from '../providers/provider-list.js';

/** What people may set besides the provider's fields. */
export interface AccountInput {
  readonly name?: string;
  readonly status?: AccountStatus;
  readonly isDefaultOutgoing?: boolean;
  readonly isDefaultIncoming?: boolean;
  readonly autoReadReceipt?: boolean;
  readonly labels?: readonly string[];
}
export interface RowSettings { readonly provider: Provider; readonly environment: string; readonly now: Date; readonly vault: AccountVault }

/** The row after a change. What was proved, checked or shown of other credentials is forgotten. */
export function changedRow(before: Account, input: AccountInput, changes: FieldChanges, { provider, environment, now, vault }: RowSettings): Account {
  const tokenField = verifyTokenFieldOf(provider);
  const token = tokenField && changes.secrets.get(tokenField.name);
  const reconnected = changes.rebound || sealedFieldsOf(provider).some((field) => field.kind === 'secret' && changes.secrets.has(field.name));
  return {
    ...before,
    name: input.name ?? before.name,
    status: input.status ?? before.status,
    settings: { ...changes.settings },
    origin: originOf(provider, changes.settings),
    numberExternalId: changes.settings[nameOf(provider, 'number')] || null,
    autoReadReceipt: input.autoReadReceipt ?? before.autoReadReceipt,
    labels: input.labels ? [...new Set(input.labels.map((label) => label.trim()).filter(Boolean))] : before.labels,
    verifyFingerprint: token === undefined ? before.verifyFingerprint : token === null ? null : vault.fingerprint(token),
    ...(changes.rebound ? { numberConfirmedAt: null, displayPhoneNumber: null, verifiedName: null, subscribedAt: null } : {}),
    ...(reconnected ? { environment, checkedAt: null, checkProblems: [], tokenExpiresAt: null, sessionState: null, sessionAt: null, sessionQr: null, sessionQrUntil: null, linkedPhone: null, ...pauseAnew(before, now) } : {}),
    // Another phone may have been linked meanwhile.
    ...(provider.session && before.status === 'inactive' && input.status === 'active' ? { ...comparing(before, now), linkageId: newId() } : {}),
    ...(token === undefined ? {} : { webhookVerifiedAt: null }),
    updatedAt: now,
  };
}

type Pause = Pick<Account, 'pausedAt' | 'pausedCode' | 'pausedText' | 'phoneDueAt' | 'phoneTries'> & Partial<Pick<Account, 'correctedAt'>>;
/** New credentials end a pause; but whose phone hangs on them is still to be found out. They may be of another session than the one with another phone. */
function pauseAnew(before: Account, now: Date): Pause & { readonly linkageId: string | null } {
  return before.linkageId === null
    ? { pausedAt: null, pausedCode: null, pausedText: null, phoneDueAt: null, phoneTries: 0, linkageId: null, correctedAt: now }
    : { ...comparing(before, now), linkageId: before.pausedCode === OTHER_NUMBER ? newId() : before.linkageId };
}
function comparing({ pausedAt }: Account, now: Date): Pause {
  return { pausedAt: pausedAt ?? now, pausedCode: COMPARING, pausedText: COMPARING_TEXT, phoneDueAt: now, phoneTries: 0 };
}

/** The sealed rows after a change. Tokens that stay are sealed again when the account's origin changed; secrets were asked for again. */
export function changedSecrets(before: Account, after: Account, stored: readonly AccountSecret[], changes: FieldChanges, { provider, now, vault }: RowSettings): { write: AccountSecret[]; remove: string[] } {
  const write: AccountSecret[] = [];
  const remove: string[] = [];
  for (const { name: field } of sealedFieldsOf(provider)) {
    const place = { accountId: after.id, field, origin: after.origin };
    const row = { storeId: after.storeId, accountId: after.id, field };
    const change = changes.secrets.get(field);
    const old = stored.find((secret) => secret.field === field);
    if (change === null) remove.push(field);
    else if (change !== undefined) write.push({ ...row, ...vault.seal(change, place), updatedAt: now });
    else if (old && before.origin !== after.origin) write.push({ ...row, ...vault.seal(vault.open(old.sealed, { ...place, origin: before.origin }), place), updatedAt: old.updatedAt });
  }
  return { write, remove };
}
