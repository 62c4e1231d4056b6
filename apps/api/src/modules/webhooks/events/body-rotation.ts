import { Injectable } from '@nestjs/common';
import { Keyring } from '../../../platform/crypto/keyring.js';
import { Database } from '../../../platform/database/database.js';
import { openBody, sealBody } from '../intake/sealed-body.js';
import { FIND_QUARANTINED, FIND_REFUSED, QUARANTINED_WITH_OTHER_KEYS, REFUSED_WITH_OTHER_KEYS, RESEAL_QUARANTINED, RESEAL_REFUSED } from '../refused/refused-events.queries.js';
import { openRequest, openSignature, sealRequest, sealSignature } from '../refused/sealed-request.js';
import { FIND_BODY, RESEAL, SEALED_WITH_OTHER_KEYS } from '../webhook-events.queries.js';

interface Name { readonly store_id: string; readonly received_at: Date; readonly id: string }
export interface BodyRotationReport {
  /** Bodies sealed with the current key by this run. */
  readonly resealed: number;
  /** Bodies that no key of the keyring opens; they were left as they are. */
  readonly unreadable: number;
}

/** Seals every sealed body again with the keyring's first key. One a statement: a run that was cut off is simply started again, and nobody waits for it. */
@Injectable()
export class BodyRotation {
  constructor(private readonly db: Database, private readonly keyring: Keyring) {}

  /** Events that lie sealed, refused requests, and the signatures of bodies in quarantine. */
  async rotate(): Promise<BodyRotationReport> {
    const beginning = `${this.keyring.currentKeyId}.`;
    const events = await this.db.acrossStoresStatement<Name>('keyring', SEALED_WITH_OTHER_KEYS, [Buffer.from(beginning)]);
    const refused = await this.db.acrossStoresStatement<Omit<Name, 'received_at'>>('keyring', REFUSED_WITH_OTHER_KEYS, [beginning]);
    const quarantined = await this.db.acrossStoresStatement<{ digest: string }>('keyring', QUARANTINED_WITH_OTHER_KEYS, [beginning]);
    let [resealed, unreadable] = [0, 0];
    for (const reseal of [
      ...events.map((name) => () => this.#reseal(name)), ...refused.map(({ store_id: storeId, id }) => () => this.#resealRefused(storeId, id)), ...quarantined.map(({ digest }) => () => this.#resealQuarantined(digest)),
    ]) {
      const done = await reseal();
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

  /** Undefined when it cannot be opened; 0 when it was displaced, or came again, meanwhile. */
  async #resealRefused(storeId: string, id: string): Promise<number | undefined> {
    const [row] = await this.db.acrossStoresStatement<{ account_id: string; sealed_body: string; sealed_signature: string }>('keyring', FIND_REFUSED, [storeId, id]);
    if (!row) return 0;
    const request = openRequest(this.keyring, row.account_id, { body: row.sealed_body, signature: row.sealed_signature });
    if (request === undefined) return undefined;
    const { rawBody, headers, pathKey } = request;
    const { body, signature } = sealRequest(this.keyring, row.account_id, rawBody, { headers: headers as Readonly<Record<string, string>>, pathKey });
    return (await this.db.acrossStoresStatement('keyring', RESEAL_REFUSED, [storeId, id, row.sealed_body, row.sealed_signature, body, signature])).length;
  }

  /** Undefined when it cannot be opened; 0 when it was released or displaced, or came again, meanwhile. */
  async #resealQuarantined(digest: string): Promise<number | undefined> {
    const [row] = await this.db.acrossStoresStatement<{ signature: string | null }>('keyring', FIND_QUARANTINED, [digest]);
    if (!row || row.signature === null) return 0;
    const signature = openSignature(this.keyring, digest, row.signature);
    if (signature === undefined) return undefined;
    return (await this.db.acrossStoresStatement('keyring', RESEAL_QUARANTINED, [digest, row.signature, sealSignature(this.keyring, digest, signature)])).length;
  }
}
