import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Assistant, confinementOf, matchesOf, PhotoLooking } from '../../modules/ai/index.js';
import { Catalog } from '../../modules/catalog/index.js';
import { DESCRIBE, PhotoDescriptions } from '../../modules/media/index.js';
import { Jobs, PermanentFailure } from '../../platform/queue/index.js';

/** From a customer's photo to what it shows and which products look like it (R61). */
@Injectable()
export class PhotoReading implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly photos: PhotoDescriptions,
    private readonly assistant: Assistant,
    private readonly catalog: Catalog,
    private readonly looking: PhotoLooking,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(DESCRIBE, ({ storeId, mediaId, asked }) => this.read(storeId, mediaId, asked ?? false), ({ storeId, mediaId }, error) => this.photos.giveUp(storeId, mediaId, error.message));
  }

  /** @param asked a person wants it, also where the assistant is switched off @throws PermanentFailure when nobody will ever know what it shows; any other Error when it may work later */
  async read(storeId: string, mediaId: string, asked = false): Promise<void> {
    const photo = await this.photos.waiting(storeId, mediaId);
    if (photo === undefined) return;
    if (!this.looking.isSetUp) throw new PermanentFailure('Looking at photos is not set up');
    const { settings, store, budgetState } = await this.assistant.brief(storeId);
    // Who has switched the assistant off does not expect customers' photos to leave the house.
    if (!settings.enabled && !asked) throw new PermanentFailure('The assistant is switched off');
    if (!asked && settings.budget !== null && confinementOf(settings.budget, await budgetState()) !== undefined) throw new PermanentFailure('The budget for models is used up');
    const seen = await this.looking.look(storeId, mediaId, photo, store.locale);
    const matches = await matchesOf(seen, (text, limit) => this.catalog.search(storeId, { text, limit }));
    await this.photos.keep(storeId, mediaId, { ...seen, matches });
  }
}
