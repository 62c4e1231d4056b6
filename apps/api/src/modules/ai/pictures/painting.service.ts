import { Inject, Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../../platform/clock/clock.js';
import { Database } from '../../../platform/database/database.js';
import { idFloor } from '../../../platform/database/ids.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { type MediaFile, MediaFiles } from '../../media/index.js';
import { ModelUses } from '../costs/model-uses.service.js';
import { IMAGE_SERVICE, type ImageService } from './image-service.js';

/** Every one of them costs whoever runs the installation. */
const PAINTED_A_DAY = 50;
const PAINTED_NAME = 'painted.png';
const PAINTED = `select count(*)::int as count from media where store_id = $1 and id >= $2 and source = 'made' and filename = $3`;

/** Pictures from words, by the image service of the installation (R57). */
@Injectable()
export class Painting {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly files: MediaFiles,
    private readonly uses: ModelUses,
    @Inject(IMAGE_SERVICE) private readonly painter: ImageService | null,
  ) {}

  /** @throws AppError picture.not_set_up, picture.failed, request.rate_limited */
  async paint(storeId: string, prompt: string): Promise<MediaFile> {
    if (this.painter === null) throw new AppError('picture.not_set_up');
    const since = new Date(this.clock.now().getTime() - DAY);
    const [painted] = await this.db.inStoreStatement<{ count: number }>(storeId, PAINTED, [storeId, idFloor(since), PAINTED_NAME], { reads: true });
    if ((painted?.count ?? 0) >= PAINTED_A_DAY) throw new AppError('request.rate_limited', { detail: `A store has up to ${PAINTED_A_DAY} pictures a day painted` });
    const picture = await this.painter.paint(prompt);
    await this.uses.notePainting(storeId, this.painter.price);
    return this.files.put(storeId, picture, { filename: PAINTED_NAME, source: 'made' });
  }
}
