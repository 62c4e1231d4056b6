import { Injectable } from '@nestjs/common';
import { Keyring } from '../../../platform/crypto/keyring.js';
import { Database } from '../../../platform/database/database.js';
import { openBody, sealBody } from '../intake/sealed-body.js';
import { FIND_BODY, RESEAL, SEALED_WITH_OTHER_KEYS } from '../webhook-events.queries.js';

interface Name { readonly store_id: string; readonly received_at: Date; readonly id: string }
export interface BodyRotationReport {
  /** Bodies sealed with the current key by this run. */
  readonly resealed: number;
  /** Events whose body no key of the keyring opens; they were left as they are. */
  readonly unreadable: number;
}

/** Seals every sealed body again with the keyring's first key. One event a statement: a run that was cut off is simply started again, and nobody waits for it. */
@Injectable()
export class BodyRotation {
  constructor(private readonly db: Database, private readonly keyring: Keyring) {}

  async rotate(): Promise<BodyRotationReport> {
    const names = await this.db.acrossStoresStatement<Name>('keyring', SEALED_WITH_OTHER_KEYS, [Buffer.from(`${this.keyring.currentKeyId}.`)]);
    let [resealed, unreadable] = [0, 0];
    for (const name of names) {
      const done = await this.#reseal(name);
      if (done === undefined) unreadable += 1;
      else resealed += done;
    }
    return { resealed, unreadable };
  }

  /** Undefined when it cannot be opened; 0 when it was read or forgotten meanwhile. */
  async #reseal({ store_id: storeId, received_at: receivedAt, id }: Name): Promise<number | undefined> {
    const [row] = await this.db.acrossStoresStatement<{ store_id: string; id: string; body: Buffer; linkage_id: string | null }>('keyring', FIND_BODY, [storeId, receivedAt, id]);
    if (!row || row.linkage_id === null) return 0;
    const body = openBody(this.keyring, row);
    if (body === undefined) return undefined;
    const sealed = Buffer.from(sealBody(this.keyring, { storeId, id, body }));
    return (await this.db.acrossStoresStatement('keyring', RESEAL, [storeId, receivedAt, id, row.body, sealed])).length;
  }
}
