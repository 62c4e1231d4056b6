import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../stores/index.js';
import { Located } from '../../../platform/http/location.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Jobs } from '../../../platform/queue/index.js';
import { MediaDto } from '../media.dto.js';
import { MediaFiles } from '../media-files.service.js';
import { DESCRIBE, TRANSCRIBE } from '../media.jobs.js';
import { presentMedia } from '../media.presenter.js';
import { Transcripts } from '../transcripts/transcripts.service.js';
import { PhotoDescriptions } from './photo-descriptions.service.js';

/** A second try for what nobody could hear or see. */
@ApiTags('media')
@Controller('api/v1/stores/:store_id/media')
export class SecondTriesController {
  constructor(private readonly files: MediaFiles, private readonly transcripts: Transcripts, private readonly photos: PhotoDescriptions, private readonly jobs: Jobs) {}

  @Post(':media_id/transcribe')
  @HttpCode(202)
  @Access({ role: 'agent', scope: 'media:write' })
  @Located('media/:id')
  @ApiOperation({ operationId: 'transcribeMedia', summary: 'Have a customer\'s voice note written down that could not be' })
  @ApiAcceptedResponse({ type: MediaDto, description: 'media.transcribed follows on the live stream' })
  async transcribe(@StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string): Promise<MediaDto> {
    await this.transcripts.askAgain(storeId, id);
    await this.jobs.enqueue(TRANSCRIBE, { storeId, mediaId: id });
    return presentMedia(await this.files.get(storeId, id));
  }

  @Post(':media_id/describe')
  @HttpCode(202)
  @Access({ role: 'agent', scope: 'media:write' })
  @Located('media/:id')
  @ApiOperation({ operationId: 'describeMedia', summary: 'Have a customer\'s photo looked at that could not be' })
  @ApiAcceptedResponse({ type: MediaDto, description: 'media.described follows on the live stream' })
  async describe(@StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string): Promise<MediaDto> {
    await this.photos.askAgain(storeId, id);
    await this.jobs.enqueue(DESCRIBE, { storeId, mediaId: id, asked: true });
    return presentMedia(await this.files.get(storeId, id));
  }
}
