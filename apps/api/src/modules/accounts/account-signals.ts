import { Injectable, Logger } from '@nestjs/common';

/** What a committed change of an account means for work that waits for it. */
export interface AccountChange {
  readonly storeId: string;
  readonly accountId: string;
  /** It can be used again: resumed or set active. Waiting messages may go out. */
  readonly usable: boolean;
  /** A credential changed: what was refused before may be verified now. */
  readonly credentialsChanged: boolean;
  /** It is to be found out whose phone is linked. */
  readonly phoneDue: boolean;
}
type Listener = (change: AccountChange) => Promise<void>;

/** Tells the pipeline, after the commit. A listener only rings bells; the truth is in the database. */
@Injectable()
export class AccountSignals {
  readonly #log = new Logger('accounts');
  readonly #listeners: Listener[] = [];

  /** To be called while modules start. */
  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }
  /** The change is committed: a bell that cannot be rung is no reason to call it failed, the sweeper rings again. */
  async tell(change: AccountChange): Promise<void> {
    for (const listener of this.#listeners) {
      await listener(change).catch((error: unknown) => this.#log.error(error instanceof Error ? error : new Error(String(error)), `after the change of account ${change.accountId}`));
    }
  }
}
