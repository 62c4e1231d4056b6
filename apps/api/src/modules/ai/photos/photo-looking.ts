import type { LookingCost, WaitingPhoto } from '../../media/index.js';
import { Inject, Injectable } from '@nestjs/common';
import { ModelUses } from '../costs/model-uses.service.js';
import { PHOTO_READER, type PhotoReader } from './photo-reader.js';

type Seen = Awaited<ReturnType<PhotoReader['look']>> & LookingCost;

/** Has customers' photos looked at, and notes what it took. */
@Injectable()
export class PhotoLooking {
  constructor(@Inject(PHOTO_READER) private readonly reader: PhotoReader | null, private readonly uses: ModelUses) {}

  get isSetUp(): boolean {
    return this.reader !== null;
  }

  /** What it takes counts at once; an answer that is made from it takes it along. @throws as PhotoReader.look, Error when nobody is set up */
  async look(storeId: string, mediaId: string, photo: WaitingPhoto, locale: string): Promise<Seen> {
    if (this.reader === null) throw new Error('looking at photos is not set up');
    const seen = await this.reader.look(photo, locale);
    await this.uses.note(storeId, { kind: 'photo', usage: seen.usage, costMicroUsd: seen.costMicroUsd, mediaId });
    return seen;
  }
}
