import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Gives } from '../../../platform/http/acceptable.guard.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page, pageOf, PageQuery, readCursor } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { readUpload } from '../../../platform/http/upload.js';
import { Access } from '../../stores/index.js';
import { WebsiteAddresses } from '../websites/website-addresses.js';
import { DOCUMENT_MAX_BYTES, DocumentFiles } from './document-files.js';
import { ForgottenFiles } from './forgotten-files.js';
import { fileHeaders } from './file-headers.js';
import { CreateWebsiteDto, KnowledgePagesDto, KnowledgeSourceDto, UpdateKnowledgeSourceDto } from './sources.dto.js';
import { presentPage, presentSource } from './sources.presenter.js';
import { KnowledgeSources } from './sources.service.js';

const PAGE = 50;
const FILE = { schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } };
const SourceId = (): ParameterDecorator => IdParam('source_id', 'knowledge_source', 'knowledge_source.not_found');

@ApiTags('knowledge')
@Controller('api/v1/stores/:store_id/knowledge/sources')
export class SourcesController {
  constructor(private readonly sources: KnowledgeSources, private readonly files: DocumentFiles, private readonly addresses: WebsiteAddresses, private readonly forgotten: ForgottenFiles) {}

  @Get()
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'listKnowledgeSources', summary: 'Documents and websites that knowledge is read from, newest first' })
  @ApiPage(KnowledgeSourceDto)
  async list(@StoreId() storeId: string, @Query() { limit = PAGE, cursor: text }: PageQuery): Promise<Page<KnowledgeSourceDto>> {
    const cursor = readCursor(text, ['time', 'id']);
    return pageOf(await this.sources.list(storeId, limit, cursor), limit, cursor, (row) => [row.createdAt.toISOString(), row.id], presentSource);
  }

  @Post('documents')
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @Located('knowledge/sources/:id')
  @ApiOperation({ operationId: 'uploadKnowledgeDocument', summary: 'Upload a document: PDF, Word (DOCX), text or Markdown, up to 20 MB', description: 'It is read a moment later: `knowledge.updated` with its source_id follows on the live stream, and its state tells how it went.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  @ApiCreatedResponse({ type: KnowledgeSourceDto })
  async upload(@StoreId() storeId: string, @Req() request: FastifyRequest): Promise<KnowledgeSourceDto> {
    const file = await this.files.keep(storeId, await readUpload(request, DOCUMENT_MAX_BYTES));
    return presentSource(await this.sources.addDocument(storeId, file));
  }

  @Post('websites')
  @Idempotent()
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @Located('knowledge/sources/:id')
  @ApiOperation({ operationId: 'addKnowledgeWebsite', summary: 'Let a website be read', description: 'Pages of the same site, as its robots.txt allows. `knowledge.updated` with its source_id follows on the live stream.' })
  @ApiCreatedResponse({ type: KnowledgeSourceDto })
  async addWebsite(@StoreId() storeId: string, @Body() { url, depth = 1, schedule = 'weekly' }: CreateWebsiteDto): Promise<KnowledgeSourceDto> {
    return presentSource(await this.sources.addWebsite(storeId, { url: this.addresses.check(url), depth, schedule }));
  }

  @Get(':source_id/pages')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'listKnowledgePages', summary: 'The pages of a website that were read' })
  @ApiOkResponse({ type: KnowledgePagesDto })
  async pages(@StoreId() storeId: string, @SourceId() id: string): Promise<KnowledgePagesDto> {
    return { data: (await this.sources.pages(storeId, id)).map(presentPage) };
  }

  @Get(':source_id')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'getKnowledgeSource', summary: 'One source' })
  @ApiOkResponse({ type: KnowledgeSourceDto })
  async get(@StoreId() storeId: string, @SourceId() id: string): Promise<KnowledgeSourceDto> {
    return presentSource(await this.sources.get(storeId, id));
  }

  @Patch(':source_id')
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @ApiOperation({ operationId: 'updateKnowledgeSource', summary: 'Change a source; absent fields stay' })
  @ApiOkResponse({ type: KnowledgeSourceDto })
  async update(@StoreId() storeId: string, @SourceId() id: string, @Body() body: UpdateKnowledgeSourceDto): Promise<KnowledgeSourceDto> {
    return presentSource(await this.sources.update(storeId, id, body));
  }

  @Post(':source_id/file')
  @HttpCode(202)
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @Located('knowledge/sources/:id')
  @ApiOperation({ operationId: 'replaceKnowledgeDocument', summary: 'Upload a newer version of a document; the older text stays in use until it was read' })
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE)
  @ApiAcceptedResponse({ type: KnowledgeSourceDto })
  async replace(@StoreId() storeId: string, @SourceId() id: string, @Req() request: FastifyRequest): Promise<KnowledgeSourceDto> {
    await this.sources.get(storeId, id);
    const file = await this.files.keep(storeId, await readUpload(request, DOCUMENT_MAX_BYTES));
    return presentSource(await this.sources.replaceFile(storeId, id, file));
  }

  @Post(':source_id/sync')
  @HttpCode(202)
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @Located('knowledge/sources/:id')
  @ApiOperation({ operationId: 'syncKnowledgeSource', summary: 'Read a source again' })
  @ApiAcceptedResponse({ type: KnowledgeSourceDto })
  async sync(@StoreId() storeId: string, @SourceId() id: string): Promise<KnowledgeSourceDto> {
    return presentSource(await this.sources.readAgain(storeId, id));
  }

  @Get(':source_id/content')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'getKnowledgeDocument', summary: 'The file of a document, as it was uploaded' })
  @Gives('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(@StoreId() storeId: string, @SourceId() id: string, @Res() reply: FastifyReply): Promise<void> {
    const source = await this.sources.get(storeId, id);
    const stream = await this.files.open(source);
    await reply.headers(fileHeaders(source)).send(stream);
  }

  @Delete(':source_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @ApiOperation({ operationId: 'deleteKnowledgeSource', summary: 'Remove a source and all that was read from it' })
  @ApiNoContentResponse()
  async remove(@StoreId() storeId: string, @SourceId() id: string): Promise<void> {
    await this.sources.remove(storeId, id);
    await this.forgotten.sweep(storeId);
  }
}
