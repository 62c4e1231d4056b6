import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/database.js';
import { newId } from '../../../platform/database/ids.js';
import { violatedConstraint } from '../../../platform/database/violation.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { SecurityEvents } from '../../security/index.js';
import { AccountChanges } from '../account-changes.js';
import { AccountForm, type AccountUpdate, type Draft, type NewAccount } from './account-form.js';
import { AccountOpener } from '../directory/account-opener.js';
import { AccountSecret } from '../secrets/account-secret.entity.js';
import { Account } from '../account.entity.js';
import type { SavedAccountDto } from '../accounts.dto.js';
import { BusinessAccount } from '../business-account.entity.js';
import { beginLinkage } from '../devices/linkages.js';
import { clearDefault, type Loser, lockAccounts } from './default-flags.js';
import { NumberOwnership } from '../connection/number-ownership.js';
import type { OpenAccount } from '../directory/open-account.js';
import { nameOf, verifyTokenFieldOf } from '../providers/provider-list.js';

/** Saves what people enter. `by` is the public id of who did it, for the security log. */
@Injectable()
export class AccountEditor {
  constructor(
    private readonly form: AccountForm,
    private readonly changes: AccountChanges,
    private readonly ownership: NumberOwnership,
    private readonly security: SecurityEvents,
    private readonly opener: AccountOpener,
  ) {}

  /** @throws AppError account.name_taken, account.number_taken, account.verify_token_taken, or naming wrong fields */
  async create(storeId: string, input: NewAccount, by: string): Promise<SavedAccountDto> {
    const draft = this.form.fill(storeId, input);
    if (draft.claimsNumber) await this.ownership.demand(draft.account, by);
    return this.#commit(draft, by, async (tx) => {
      await tx.getRepository(Account).insert({ ...draft.account, isDefaultOutgoing: false, isDefaultIncoming: false });
      return draft;
    });
  }

  /** @throws AppError account.not_found, and as `create` */
  async update(storeId: string, accountId: string, input: AccountUpdate, by: string): Promise<SavedAccountDto> {
    const draft = this.form.change(await this.changes.get(storeId, accountId), input);
    if (draft.claimsNumber) await this.ownership.demand(draft.account, by);
    // Drawn up again under the lock: somebody else may have saved meanwhile.
    return this.#commit(draft, by, async (tx) => this.form.change(await this.changes.getLocked(tx, storeId, accountId), input));
  }

  /** The account as it would be, without storing anything: to check credentials while they are entered. @throws AppError naming wrong fields */
  tryNew(storeId: string, input: NewAccount): OpenAccount {
    return this.opener.openDraft(this.form.fill(storeId, input), []);
  }
  /** As `tryNew` for changes of an account; fields left empty are the stored ones. */
  async tryChange(storeId: string, accountId: string, input: AccountUpdate): Promise<OpenAccount> {
    const stored = await this.changes.get(storeId, accountId);
    return this.opener.openDraft(this.form.change(stored, { ...input, status: 'active' }), stored.secrets);
  }

  async #commit(expected: Draft, by: string, prepare: (tx: Tx) => Promise<Draft>): Promise<SavedAccountDto> {
    const { storeId, id } = expected.account;
    let losers: { outgoing?: Loser | undefined; incoming?: Loser | undefined } = {};
    const [saved] = await this.changes.commit(storeId, async (tx) => {
      await lockAccounts(tx, storeId);
      const draft = await prepare(tx);
      losers = await this.#write(tx, draft);
      const others = new Set([losers.outgoing?.id, losers.incoming?.id].filter((loser) => loser !== undefined));
      return {
        announce: [
          { accountId: id, type: draft.before.pausedAt && !draft.account.pausedAt ? 'account.resumed' : 'account.updated' },
          ...[...others].map((accountId) => ({ accountId, type: 'account.updated' as const })),
        ],
        tell: { storeId, accountId: id, usable: isStopped(draft.before) && !isStopped(draft.account), credentialsChanged: draft.credentialsChanged, phoneDue: draft.account.phoneDueAt !== null },
      };
    }).catch((error: unknown) => { throw this.#refusalOf(error, expected, by); });
    if (!saved) throw new AppError('account.not_found');
    if (expected.credentialsChanged) this.security.record({ storeId, accountId: id, kind: 'account.credentials_changed', source: by, detail: { account: saved.name } });
    return { ...saved, moved_from: { default_outgoing: nameOfLoser(losers.outgoing), default_incoming: nameOfLoser(losers.incoming) } };
  }

  async #write(tx: Tx, { before, account, secrets, businessId }: Draft): Promise<{ outgoing?: Loser | undefined; incoming?: Loser | undefined }> {
    const { storeId, id } = account;
    const outgoing = account.isDefaultOutgoing && !before.isDefaultOutgoing ? await clearDefault(tx, storeId, 'is_default_outgoing', id) : undefined;
    const incoming = account.isDefaultIncoming && !before.isDefaultIncoming ? await clearDefault(tx, storeId, 'is_default_incoming', id) : undefined;
    if (account.linkageId !== null && account.linkageId !== before.linkageId) await beginLinkage(tx, { storeId, accountId: id }, account.updatedAt, account.linkageId);
    const businessAccountId = businessId === '' ? null : await businessAccountOf(tx, account, businessId);
    await tx.getRepository(Account).update({ storeId, id }, { ...account, businessAccountId });
    if (secrets.remove.length > 0) await tx.query('delete from account_secrets where store_id = $1 and account_id = $2 and field = any($3)', [storeId, id, secrets.remove]);
    if (secrets.write.length > 0) await tx.getRepository(AccountSecret).upsert([...secrets.write], ['storeId', 'accountId', 'field']);
    return { outgoing, incoming };
  }

  #refusalOf(error: unknown, { account, provider }: Draft, by: string): unknown {
    switch (violatedConstraint(error)) {
      case 'accounts_name': return AppError.field('account.name_taken', '/name');
      case 'accounts_number_in_store': return AppError.field('account.number_taken', pointerTo(nameOf(provider, 'number')), 'This number is already connected in this store');
      case 'accounts_number_holder': return this.ownership.refuse(account, by);
      case 'accounts_verify_token': return AppError.field('account.verify_token_taken', pointerTo(verifyTokenFieldOf(provider)?.name ?? ''));
      default: return error;
    }
  }
}

/** The row of the provider's business account in this store; several accounts may share it. */
async function businessAccountOf(tx: Tx, { storeId, provider, updatedAt }: Account, externalId: string): Promise<string> {
  const rows = tx.getRepository(BusinessAccount);
  await rows.createQueryBuilder().insert().values({ storeId, id: newId(), provider, externalId, createdAt: updatedAt }).orIgnore().execute();
  return (await rows.findOneByOrFail({ storeId, provider, externalId })).id;
}
function pointerTo(fieldName: string): string {
  return fieldName === '' ? '' : `/fields/${fieldName}`;
}
function isStopped(account: Account): boolean {
  return account.status !== 'active' || account.pausedAt !== null;
}
function nameOfLoser(loser: Loser | undefined): { id: string; name: string } | null {
  return loser ? { id: publicId('account', loser.id), name: loser.name } : null;
}
