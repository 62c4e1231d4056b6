import { Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { readUpload } from '../../platform/http/upload.js';
import { Jobs } from '../../platform/queue/index.js';
import { Access } from '../stores/index.js';
import { contentHeaders, rangeOf } from './content-headers.js';
import { LARGEST_FILE } from './file-kinds.js';
import { IncomingMedia } from './incoming-media.js';
import { MediaFiles } from './media-files.service.js';
import { MediaDto } from './media.dto.js';
import { FETCH_MEDIA } from './media.jobs.js';
import { presentMedia } from './media.presenter.js';

@ApiTags('media')
@Controller('api/v1/stores/:store_id/media')
export class MediaController {
  constructor(private readonly files: MediaFiles, private readonly incoming: IncomingMedia, private readonly jobs: Jobs) {}

  @Post()
  @Access({ role: 'agent', scope: 'media:write' })
  @ApiOperation({ operationId: 'uploadMedia', summary: 'Upload a file; its type is told by its content and must be one that WhatsApp takes' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  @ApiCreatedResponse({ type: MediaDto })
  async upload(@StoreId() storeId: string, @Req() request: FastifyRequest): Promise<MediaDto> {
    const { bytes, ...claimed } = await readUpload(request, LARGEST_FILE);
    return presentMedia(await this.files.put(storeId, bytes, claimed));
  }

  @Get(':media_id')
  @Access({ role: 'agent', scope: 'media:read' })
  @ApiOperation({ operationId: 'getMedia', summary: 'What a file is, and whether it is here yet' })
  @ApiOkResponse({ type: MediaDto })
  async get(@StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string): Promise<MediaDto> {
    return presentMedia(await this.files.get(storeId, id));
  }

  @Post(':media_id/fetch')
  @HttpCode(202)
  @Access({ role: 'agent', scope: 'media:write' })
  @ApiOperation({ operationId: 'fetchMedia', summary: 'Ask WhatsApp again for a customer\'s file that could not be fetched' })
  @ApiAcceptedResponse({ type: MediaDto, description: 'media.ready or media.failed follows on the live stream' })
  async fetch(@StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string): Promise<MediaDto> {
    await this.incoming.askAgain(storeId, id);
    await this.jobs.enqueue(FETCH_MEDIA, { storeId, mediaId: id });
    return presentMedia(await this.files.get(storeId, id));
  }

  @Get(':media_id/content')
  @Access({ role: 'agent', scope: 'media:read' })
  @ApiOperation({ operationId: 'getMediaContent', summary: 'The bytes of a file; answers If-None-Match and a single Range' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string,
    @Headers('if-none-match') known: string | undefined, @Headers('range') asked: string | undefined, @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.files.open(storeId, id);
    const headers = contentHeaders(file);
    reply.headers(headers);
    const etag = headers['etag'] ?? '';
    if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) return void reply.status(304).send();
    const range = rangeOf(asked, bytes.byteLength);
    if (range === 'unsatisfiable') return void reply.status(416).header('content-range', `bytes */${bytes.byteLength}`).send();
    if (range === undefined) return void reply.send(bytes);
    reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${bytes.byteLength}`).send(bytes.subarray(range.start, range.end + 1));
  }
}
