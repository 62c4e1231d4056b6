import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Catalog } from '../../catalog/index.js';
import { MediaDto, MediaFiles, presentMedia } from '../../media/index.js';
import { Access } from '../../stores/index.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { StoreId } from '../../../platform/http/params.js';
import { cleanProducts } from '../guard/clean-sources.js';
import { AssistantSettingsService } from '../settings/assistant-settings.service.js';
import { languageOf } from '../wording/language.js';
import { isOffer, PICTURE_SIZES } from './picture-card.js';
import { MakePictureDto, PaintPictureDto } from './pictures.dto.js';
import { Painting } from './painting.service.js';
import { Pictures } from './pictures.service.js';

@ApiTags('media')
@Controller('api/v1/stores/:store_id/pictures')
export class PicturesController {
  constructor(
    private readonly catalog: Catalog,
    private readonly settings: AssistantSettingsService,
    private readonly pictures: Pictures,
    private readonly painting: Painting,
    private readonly files: MediaFiles,
  ) {}

  @Post()
  @Access({ role: 'agent', scope: 'media:write' })
  @Located('media/:id')
  @ApiOperation({ operationId: 'makePicture', summary: 'Draw a price list, offers or a comparison from the catalog; the same content is drawn once' })
  @ApiCreatedResponse({ type: MediaDto })
  async make(@StoreId() storeId: string, @Body() { kind, product_ids: wanted, language }: MakePictureDto): Promise<MediaDto> {
    const ids = [...new Set(wanted)];
    const { min, max } = PICTURE_SIZES[kind];
    if (ids.length < min || ids.length > max) throw AppError.field('invalid', '/product_ids', `a picture of this kind has ${min} to ${max} products`);
    const products = await cleanProducts(this.catalog).findProducts(storeId, ids);
    const missing = ids.findIndex((id) => !products.some((product) => product.id === id));
    if (missing >= 0) throw AppError.field('invalid', `/product_ids/${missing}`, 'there is no such active product');
    const dearer = kind === 'offer' ? products.findIndex((product) => !isOffer(product)) : -1;
    if (dearer >= 0) throw AppError.field('invalid', `/product_ids/${dearer}`, 'its price is not below its compare-at price');
    const { store } = await this.settings.brief(storeId);
    const mediaId = await this.pictures.make(storeId, { kind, products, store, language: language ?? languageOf(store.locale) ?? 'en' }).catch((error: unknown) => {
      throw new AppError('picture.failed', { detail: error instanceof Error ? error.message : String(error) });
    });
    return presentMedia(await this.files.get(storeId, mediaId));
  }

  /** For people, who look at it before they send it: the assistant shows nothing that is not in the catalog. */
  @Post('painted')
  @Idempotent()
  @Access({ role: 'agent', scope: 'media:write' })
  @Located('media/:id')
  @ApiOperation({ operationId: 'paintPicture', summary: 'Have a picture painted from words by the image service of the installation' })
  @ApiCreatedResponse({ type: MediaDto })
  async paint(@StoreId() storeId: string, @Body() { prompt }: PaintPictureDto): Promise<MediaDto> {
    return presentMedia(await this.painting.paint(storeId, prompt));
  }
}
