import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { MediaFiles } from '../../media/index.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Database, queryRows } from '../../../platform/database/database.js';
import { PICTURE_RENDERER, type PictureRenderer } from '../../../platform/pictures/picture-renderer.js';
import type { SourceProduct, StoreFacts } from '../sources.js';
import type { Language } from '../wording/language.js';
import { cardOf, type PictureKind, type PlannedCard } from './picture-card.js';

/** A change of how cards are drawn makes new pictures of all of them. */
const DRAWING = 1;
const LARGEST_PHOTO = 2 * 1024 * 1024;
const MOST_PIXELS = 16_000_000;
const FIND = `
  select p.media_id from pictures p join media m on m.store_id = p.store_id and m.id = p.media_id and m.state = 'ready' where p.store_id = $1 and p.key = $2`;
const KEEP = `
  insert into pictures (store_id, key, media_id, created_at) values ($1, $2, $3, $4)
  on conflict (store_id, key) do update set media_id = excluded.media_id, created_at = excluded.created_at`;

export interface PictureWish { readonly kind: PictureKind; readonly products: readonly SourceProduct[]; readonly store: StoreFacts; readonly language: Language }

/** Pictures of the catalog, drawn without any model (R57). */
@Injectable()
export class Pictures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: MediaFiles,
    @Inject(PICTURE_RENDERER) private readonly renderer: PictureRenderer,
  ) {}

  /** The id (a bare uuid) of a file with the picture; the same content is drawn once. @throws Error when it cannot be drawn */
  async make(storeId: string, { kind, products, store, language }: PictureWish): Promise<string> {
    const card = cardOf(kind, products, { store, language, now: this.clock.now() });
    const key = createHash('sha256').update(JSON.stringify([DRAWING, card])).digest('hex');
    const [known] = await this.db.inStoreStatement<{ media_id: string }>(storeId, FIND, [storeId, key]);
    if (known !== undefined) return known.media_id;
    const { items, ...rest } = card;
    const png = await this.renderer.render(async () => ({ ...rest, items: await Promise.all(items.map(async ({ mediaId, ...item }) => ({ ...item, photo: await this.#photo(storeId, mediaId) }))) }));
    const { id } = await this.files.put(storeId, png, { filename: `${kind}.png`, source: 'made' });
    await this.db.inStore(storeId, (tx) => queryRows(tx, KEEP, [storeId, key, id, this.clock.now()]));
    return id;
  }

  /** A photo that is small enough to be drawn; a card goes without others. */
  async #photo(storeId: string, mediaId: PlannedCard['items'][number]['mediaId']): Promise<Uint8Array | null> {
    if (mediaId === null) return null;
    try {
      const { mimeType, bytes, width, height } = await this.files.get(storeId, mediaId);
      const fits = ['image/jpeg', 'image/png'].includes(mimeType) && bytes !== null && bytes <= LARGEST_PHOTO && width !== null && height !== null && width * height <= MOST_PIXELS;
      return fits ? new Uint8Array((await this.files.open(storeId, mediaId)).bytes) : null;
    } catch {
      return null;
    }
  }
}
