import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { SecurityEvents } from '../../security/index.js';
import { AccountDirectory } from '../directory/account-directory.js';
import { AccountRevision } from '../directory/account-revision.js';
import type { Account } from '../account.entity.js';
import { fieldsOf, ProviderList } from '../providers/provider-list.js';

type Claimant = Pick<Account, 'storeId' | 'id' | 'provider' | 'origin' | 'numberExternalId'>;
interface Holder { readonly store_id: string; readonly id: string }

/** Problems of a connection check that say for certain: this token does not prove this number. Silence of the provider does not. */
export const PROOF_GONE: ReadonlySet<string> = new Set(['token.invalid', 'phone.not_found']);

/**
 * A number belongs to one store: to the active account for which the provider confirmed it (R67, R194). The unique index
 * decides between simultaneous claims; this says so in words, and lets a holder whose token no longer proves anything yield.
 */
@Injectable()
export class NumberOwnership {
  readonly #log = new Logger('accounts');

  constructor(
    private readonly db: Database,
    private readonly directory: AccountDirectory,
    private readonly providers: ProviderList,
    private readonly revision: AccountRevision,
    private readonly security: SecurityEvents,
  ) {}

  /**
   * Asks the provider about the present holder before it refuses. Call it outside transactions.
   * @throws AppError account.number_taken
   */
  async demand(claimant: Claimant, source: string): Promise<void> {
    const holder = await this.#holderOf(claimant);
    if (holder && !(await this.#hasYielded(holder))) throw this.refuse(claimant, source);
  }

  /** Notes the attempt and gives the error to throw. It does not say whose the number is. */
  refuse(claimant: Claimant, source: string): AppError {
    const { storeId, id: accountId } = claimant;
    this.security.record({ storeId, accountId, kind: 'account.number_taken', source, detail: { number_id: claimant.numberExternalId } });
    const provider = this.providers.find(claimant.provider);
    const field = provider && fieldsOf(provider).find((item) => item.identifies === 'number');
    return AppError.field('account.number_taken', field ? `/fields/${field.name}` : '', 'This number is already connected in another store');
  }

  /** Whoever scanned the QR code has another number: the account neither sends nor takes in as that phone. */
  noteOtherPhone({ storeId, id: accountId, numberExternalId }: Claimant, linkedNumber: string, source: string): void {
    this.security.record({ storeId, accountId, kind: 'account.other_phone', source, detail: { number_id: numberExternalId, linked: linkedNumber } });
  }

  async #holderOf(claimant: Claimant): Promise<Holder | undefined> {
    const [holder] = await this.db.acrossStoresStatement<Holder>('number_ownership', `select store_id, id from accounts
      where provider = $1 and origin = $2 and number_external_id = $3 and number_confirmed_at is not null and status = 'active' and store_id <> $4`,
    [claimant.provider, claimant.origin, claimant.numberExternalId, claimant.storeId]);
    return holder;
  }

  async #hasYielded(holder: Holder): Promise<boolean> {
    const account = await this.directory.open(holder.store_id, holder.id).catch(() => undefined);
    const outcome = await account?.check?.().catch(() => undefined);
    if (!outcome || outcome.ok || !outcome.problems.some((problem) => PROOF_GONE.has(problem.code))) return false;
    this.#log.warn(`Account ${holder.id} loses its number: the provider no longer confirms it`);
    await this.db.acrossStores('number_ownership', async (tx) => {
      await tx.query('update accounts set number_confirmed_at = null where store_id = $1 and id = $2', [holder.store_id, holder.id]);
      await this.revision.raise(tx);
    });
    this.revision.changed();
    return true;
  }
}
