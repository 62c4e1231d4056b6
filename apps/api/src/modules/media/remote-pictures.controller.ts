import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { FetchPictureDto, MediaDto } from './media.dto.js';
import { presentMedia } from './media.presenter.js';
import { RemotePictures } from './remote-pictures.service.js';

@ApiTags('media')
@Controller('api/v1/stores/:store_id/media')
export class RemotePicturesController {
  constructor(private readonly pictures: RemotePictures) {}

  @Post('from-address')
  @Access({ role: 'agent', scope: 'media:write' })
  @Idempotent()
  @Located('media/:id')
  @ApiOperation({ operationId: 'fetchPicture', summary: 'Take over a picture from the web' })
  @ApiCreatedResponse({ type: MediaDto })
  async fetchPicture(@StoreId() storeId: string, @Body() { url }: FetchPictureDto): Promise<MediaDto> {
    return presentMedia(await this.pictures.keep(storeId, url));
  }
}
