import { givesOrders, publicId } from '#contracts';
import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, pageOf, PageQuery, readCursor } from '../../platform/http/page.js';
import { IdParam, StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { KnowledgeEntries } from './knowledge-entries.service.js';
import type { KnowledgeEntry } from './knowledge-entry.entity.js';
import { CreateKnowledgeDto, KnowledgeChunkDto, KnowledgeDto, KnowledgeSearchDto, ListKnowledgeQuery, SearchKnowledgeQuery, UpdateKnowledgeDto } from './knowledge.dto.js';
import { Knowledge } from './knowledge.service.js';
import { KnowledgeUses } from './uses/uses.service.js';

const PAGE = 50;

@ApiTags('knowledge')
@Controller('api/v1/stores/:store_id/knowledge')
export class KnowledgeController {
  constructor(private readonly entries: KnowledgeEntries, private readonly knowledge: Knowledge, private readonly uses: KnowledgeUses) {}

  @Get()
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'listKnowledge', summary: 'Knowledge entries, newest first' })
  @ApiPage(KnowledgeDto)
  async list(@StoreId() storeId: string, @Query() query: ListKnowledgeQuery): Promise<Page<KnowledgeDto>> {
    const { q, limit = PAGE, cursor: text, ...filter } = query;
    const cursor = readCursor(text, ['time', 'id']);
    const rows = await this.entries.list(storeId, { ...filter, limit, cursor, ...(q ? { text: q } : {}) });
    const uses = await this.uses.count(storeId, rows.map(({ id }) => id));
    return pageOf(rows, limit, q ? undefined : cursor, (row) => [row.createdAt.toISOString(), row.id], (row) => present(row, uses));
  }

  @Get('search')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'searchKnowledge', summary: 'What the assistant would read for a question' })
  @ApiOkResponse({ type: KnowledgeSearchDto })
  async search(@StoreId() storeId: string, @Query() query: SearchKnowledgeQuery): Promise<KnowledgeSearchDto> {
    const hits = await this.knowledge.search(storeId, query.q, query.limit);
    return { hits: hits.map((hit) => ({ ...hit, id: publicId('knowledge', hit.id), is_left_out: givesOrders(`${hit.title}\n${hit.text}`) })) };
  }

  @Post()
  @Idempotent()
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @Located('knowledge/:id')
  @ApiOperation({ operationId: 'createKnowledge', summary: 'Add an entry' })
  @ApiCreatedResponse({ type: KnowledgeDto })
  async create(@StoreId() storeId: string, @Body() body: CreateKnowledgeDto): Promise<KnowledgeDto> {
    return present(await this.entries.create(storeId, draftOf(body)), new Map());
  }

  @Get(':knowledge_id')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'getKnowledge', summary: 'One entry' })
  @ApiOkResponse({ type: KnowledgeDto })
  async get(@StoreId() storeId: string, @IdParam('knowledge_id', 'knowledge', 'knowledge.not_found') id: string): Promise<KnowledgeDto> {
    return present(await this.entries.get(storeId, id), await this.uses.count(storeId, [id]));
  }

  @Get(':knowledge_id/chunks')
  @Access({ role: 'agent', scope: 'knowledge:read' })
  @ApiOperation({ operationId: 'listKnowledgeChunks', summary: 'The pieces in which the text of an entry is found, in order' })
  @ApiPage(KnowledgeChunkDto)
  async chunks(@StoreId() storeId: string, @IdParam('knowledge_id', 'knowledge', 'knowledge.not_found') id: string, @Query() { limit = PAGE, cursor: text }: PageQuery): Promise<Page<KnowledgeChunkDto>> {
    const cursor = readCursor(text, ['number']);
    return pageOf(await this.entries.chunks(storeId, id, limit, cursor), limit, cursor, ({ position }) => [String(position)], (chunk) => chunk);
  }

  @Patch(':knowledge_id')
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @ApiOperation({ operationId: 'updateKnowledge', summary: 'Change an entry; absent fields stay' })
  @ApiOkResponse({ type: KnowledgeDto })
  async update(@StoreId() storeId: string, @IdParam('knowledge_id', 'knowledge', 'knowledge.not_found') id: string, @Body() body: UpdateKnowledgeDto): Promise<KnowledgeDto> {
    return present(await this.entries.update(storeId, id, draftOf(body)), await this.uses.count(storeId, [id]));
  }

  @Delete(':knowledge_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'knowledge:write' })
  @ApiOperation({ operationId: 'deleteKnowledge', summary: 'Remove an entry for good' })
  @ApiNoContentResponse()
  async remove(@StoreId() storeId: string, @IdParam('knowledge_id', 'knowledge', 'knowledge.not_found') id: string): Promise<void> {
    await this.entries.remove(storeId, id);
  }
}

/** Only the fields that were sent: an absent one must not overwrite anything. */
function draftOf<T extends UpdateKnowledgeDto>({ search_terms: searchTerms, ...body }: T): Omit<T, 'search_terms'> & { searchTerms?: string[] } {
  const given = Object.entries({ ...body, searchTerms }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as Omit<T, 'search_terms'> & { searchTerms?: string[] };
}

function present(entry: KnowledgeEntry, uses: ReadonlyMap<string, number>): KnowledgeDto {
  return {
    id: publicId('knowledge', entry.id), title: entry.title, body: entry.body, kind: entry.kind, language: entry.language, search_terms: entry.searchTerms, status: entry.status, topic: entry.topic,
    used_count: uses.get(entry.id) ?? 0, url: entry.url, source_id: entry.sourceId === null ? null : publicId('knowledge_source', entry.sourceId),
    created_at: entry.createdAt.toISOString(), updated_at: entry.updatedAt.toISOString(),
  };
}
