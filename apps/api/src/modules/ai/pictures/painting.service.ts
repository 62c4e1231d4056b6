import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error.js';
import { type MediaFile, MediaFiles } from '../../media/index.js';
import { ModelUses } from '../costs/model-uses.service.js';
import { IMAGE_SERVICE, type ImageService, NothingPainted } from './image-service.js';

/** Every one of them costs whoever runs the installation, also one that is lost after it was painted. */
const PAINTED_A_DAY = 50;
const PAINTED_NAME = 'painted.png';

/** Pictures from words, by the image service of the installation (R57). */
@Injectable()
export class Painting {
  constructor(
    private readonly files: MediaFiles,
    private readonly uses: ModelUses,
    @Inject(IMAGE_SERVICE) private readonly painter: ImageService | null,
  ) {}

  /** @throws AppError picture.not_set_up, picture.failed, request.rate_limited */
  async paint(storeId: string, prompt: string): Promise<MediaFile> {
    if (this.painter === null) throw new AppError('picture.not_set_up');
    const { painter } = this;
    const use = await this.uses.startPainting(storeId, painter.price, PAINTED_A_DAY);
    if (use === undefined) throw new AppError('request.rate_limited', { detail: `A store has up to ${PAINTED_A_DAY} pictures a day painted` });
    const picture = await painter.paint(prompt).catch(async (error: unknown) => {
      if (error instanceof NothingPainted) await this.uses.dropPainting(storeId, use);
      throw error;
    });
    return this.files.put(storeId, picture, { filename: PAINTED_NAME, source: 'made' });
  }
}
