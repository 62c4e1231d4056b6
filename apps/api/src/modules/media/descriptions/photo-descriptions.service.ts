import { type DescriptionState, publicId } from '#contracts';
import { Injectable } from '@nestjs/common';
import { Database, queryRows } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { LiveEvents } from '../../../platform/live/live-events.js';
import { MediaFiles } from '../media-files.service.js';
import { descriptionOf, type PhotoDescription } from './description.js';

/** A photo that waits to be looked at; sizes in pixels, null when its header does not tell them. */
export interface WaitingPhoto { readonly bytes: Buffer; readonly mimeType: string; readonly width: number | null; readonly height: number | null }

/** Only once: whoever comes second changes nothing. */
const SETTLE = `
  update media set description_state = $3, description = $4, description_failure = $5
  where store_id = $1 and id = $2 and description_state = 'pending' returning id`;
const ASK_AGAIN = `
  update media set description_state = 'pending', description_failure = null
  where store_id = $1 and id = $2 and state = 'ready' and description_state in ('failed', 'pending') returning id`;

/** What is to be seen in customers' photos, found out once (R61). Who looks, and what of the catalog it is compared with, is the caller's business. */
@Injectable()
export class PhotoDescriptions {
  constructor(private readonly db: Database, private readonly files: MediaFiles, private readonly live: LiveEvents) {}

  /** The photo, if it is here and nobody knows yet what it shows. @throws AppError media.not_found */
  async waiting(storeId: string, mediaId: string): Promise<WaitingPhoto | undefined> {
    const { state, descriptionState } = await this.files.get(storeId, mediaId);
    if (state !== 'ready' || descriptionState !== 'pending') return undefined;
    const { file, bytes } = await this.files.open(storeId, mediaId);
    return { bytes, mimeType: file.mimeType, width: file.width, height: file.height };
  }

  async keep(storeId: string, mediaId: string, found: PhotoDescription): Promise<void> {
    await this.#settle(storeId, mediaId, found, null);
  }

  /** Nobody will know. @param reason for people */
  async giveUp(storeId: string, mediaId: string, reason: string): Promise<void> {
    await this.#settle(storeId, mediaId, null, reason.slice(0, 500));
  }

  /** A person wants it to be looked at again. Ring DESCRIBE after it. @throws AppError media.not_found for what is no photo that failed */
  async askAgain(storeId: string, mediaId: string): Promise<void> {
    await this.db.inStore(storeId, async (tx) => {
      if ((await queryRows(tx, ASK_AGAIN, [storeId, mediaId])).length === 0) throw new AppError('media.not_found');
      this.live.append(tx, [{ storeId, type: 'media.described', data: { media_id: publicId('media', mediaId), description: descriptionOf('pending', null, null) } }]);
    });
  }

  async #settle(storeId: string, mediaId: string, found: PhotoDescription | null, failure: string | null): Promise<void> {
    const state: DescriptionState = found === null ? 'failed' : 'ready';
    await this.db.inStore(storeId, async (tx) => {
      const settled = await queryRows(tx, SETTLE, [storeId, mediaId, state, found === null ? null : JSON.stringify(found), failure]);
      if (settled.length > 0) this.live.append(tx, [{ storeId, type: 'media.described', data: { media_id: publicId('media', mediaId), description: descriptionOf(state, found, failure) } }]);
    });
  }
}
