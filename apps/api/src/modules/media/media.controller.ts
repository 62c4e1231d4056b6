import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Gives } from '../../platform/http/acceptable.guard.js';
import { Located } from '../../platform/http/location.js';
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
  constructor(
    private readonly files: MediaFiles,
    private readonly incoming: IncomingMedia,
    private readonly jobs: Jobs,
  ) {}

  @Post()
  @Access({ role: 'agent', scope: 'media:write' })
  @Located('media/:id')
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
  @Located('media/:id')
  @ApiOperation({ operationId: 'fetchMedia', summary: 'Ask WhatsApp again for a customer\'s file that could not be fetched' })
  @ApiAcceptedResponse({ type: MediaDto, description: 'media.ready or media.failed follows on the live stream' })
  async fetch(@StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string): Promise<MediaDto> {
    await this.incoming.askAgain(storeId, id);
    await this.jobs.enqueue(FETCH_MEDIA, { storeId, mediaId: id });
    return presentMedia(await this.files.get(storeId, id));
  }

  @Get(':media_id/content')
  @Access({ role: 'agent', scope: 'media:read' })
  @ApiOperation({ operationId: 'getMediaContent', summary: 'The bytes of a file; answers If-None-Match, If-Range and a single Range' })
  @Gives('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @StoreId() storeId: string, @IdParam('media_id', 'media', 'media.not_found') id: string,
    @Headers() asked: IncomingHttpHeaders, @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, size, stream } = await this.files.openStream(storeId, id);
    const headers = contentHeaders(file);
    const etag = headers['etag'] ?? '';
    if (asked['if-none-match']?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')))) return void reply.status(304).headers({ etag, 'cache-control': headers['cache-control'] ?? '' }).send();
    // A part of another version would not fit to what the client has.
    const isOther = asked['if-range'] !== undefined && asked['if-range'] !== etag;
    const range = isOther ? undefined : rangeOf(asked.range, size);
    if (range === 'unsatisfiable') return void reply.status(416).header('content-range', `bytes */${size}`).send();
    const { start, end } = range ?? { start: 0, end: size - 1 };
    reply.status(range ? 206 : 200).headers({ ...headers, 'content-length': String(end - start + 1), ...(range ? { 'content-range': `bytes ${start}-${end}/${size}` } : {}) });
    await reply.send(await stream(range));
  }
}
