import { publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, type Tx } from '../../../platform/database/database.js';
import { rowError } from '../../../platform/imports/row-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { selectProducts } from '../catalog.queries.js';
import { lockProduct, writeProducts } from '../product-writes.queries.js';
import { IMAGES_MAX, PRODUCT_STATUSES } from '../product.js';
import { ProductIndex } from '../search/product-index.js';
import { countFailed, countKept, recordPicture, selectWaiting, settlePicture, type WaitingPicture } from './import-pictures.queries.js';
import type { RowErrorCode } from './row-error.js';

/** Why a picture of a file is not there. */
export type PictureProblem = Extract<RowErrorCode, 'image.unreachable' | 'image.refused' | 'image.too_large' | 'images.too_many'>;

/** Pictures that a file names by address: fetched after the import, one by one, each part of what is undone with it. */
@Injectable()
export class ImportPictures {
  constructor(private readonly db: Database, private readonly clock: Clock, private readonly index: ProductIndex, private readonly live: LiveEvents) {}

  /** Up to `limit` pictures to fetch next, never two of one product. */
  async waiting(storeId: string, importId: string, limit: number): Promise<WaitingPicture[]> {
    return this.db.inStore(storeId, (tx) => selectWaiting(tx, storeId, importId, limit), { reads: true });
  }

  /** Gives the product its picture; nothing when the import was undone meanwhile, or the product is gone. */
  async keep(storeId: string, importId: string, { place, productId, line, address }: WaitingPicture, mediaId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      // The import before the product, as undoing locks them.
      if (!await settlePicture(tx, storeId, importId, place)) return;
      await lockProduct(tx, storeId, productId);
      const [before] = await selectProducts(tx, storeId, [productId], PRODUCT_STATUSES);
      if (before === undefined) return;
      if (before.images.length >= IMAGES_MAX) return countFailed(tx, storeId, importId, rowError(line, 'images', 'images.too_many', `At most ${IMAGES_MAX} pictures of one product`, { limit: IMAGES_MAX, value: address }));
      const after = { ...before, images: [...before.images, { mediaId, alt: '', address }], version: before.version + 1, updatedAt: this.clock.now() };
      await writeProducts(tx, storeId, [after]);
      this.index.shown(tx, storeId);
      await recordPicture(tx, storeId, importId, before, after.version);
      await countKept(tx, storeId, importId);
      this.live.append(tx, [{ storeId, type: 'product.updated', data: { product_id: publicId('product', productId), version: after.version } }]);
    });
  }

  /** Says in the import why a picture is not there. */
  async refuse(storeId: string, importId: string, { place, line, address }: WaitingPicture, code: PictureProblem, detail: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if (await settlePicture(tx, storeId, importId, place)) await countFailed(tx, storeId, importId, rowError(line, 'images', code, detail, { value: address }));
    });
  }

  /** Lets everybody who looks at the import know how far it is. */
  async tell(storeId: string, importId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx: Tx) => { this.live.append(tx, [{ storeId, type: 'product.updated', data: { import_id: publicId('import', importId) } }]); });
  }
}
