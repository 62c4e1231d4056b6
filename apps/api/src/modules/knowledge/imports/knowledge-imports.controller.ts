import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import type { ImportRecord } from '../../../platform/imports/import-records.js';
import { AcceptsFileToOutline, AcceptsImport, readFileToOutline, readImport } from '../../../platform/imports/import-upload.js';
import { ImportListQuery, ImportQuery, RunningImportsDto } from '../../../platform/imports/imports.dto.js';
import { presentImportFields, presentOutline, presentRunning } from '../../../platform/imports/imports.presenter.js';
import { Access } from '../../stores/index.js';
import { KNOWLEDGE_COLUMNS } from './import-columns.js';
import { KnowledgeImportDto, KnowledgeImportOutlineDto } from './knowledge-imports.dto.js';
import { KnowledgeImports } from './knowledge-imports.service.js';
import type { RowErrorCode } from './row-error.js';

const READS = { role: 'agent', scope: 'knowledge:read' } as const;
const WRITES = { role: 'admin', scope: 'knowledge:write' } as const;

@ApiTags('knowledge')
@Controller('api/v1/stores/:store_id/knowledge/imports')
export class KnowledgeImportsController {
  constructor(private readonly imports: KnowledgeImports) {}

  @Post()
  @Access(WRITES)
  @Located('knowledge/imports/:id')
  @ApiOperation({
    operationId: 'importKnowledge',
    summary: 'Import questions and answers from CSV: all of the file or nothing of it, or all that is right',
    description: 'Columns: question, answer, kind, language, status, search_terms. A question that is there already (same words) gets the new answer; an empty cell changes nothing. Up to 10,000 rows. A form field `columns` before the file, a JSON list with one of these names or null for each header, says what the headers stand for.',
  })
  @AcceptsImport()
  @ApiCreatedResponse({ type: KnowledgeImportDto })
  @ApiOkResponse({ type: KnowledgeImportDto, description: 'The preview (dry_run)' })
  async create(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @Query() query: ImportQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KnowledgeImportDto> {
    const file = await readImport(request, KNOWLEDGE_COLUMNS);
    if (query.dry_run !== true) return present(await this.imports.apply(storeId, file, { skipErrors: query.skip_errors === true, by: actor.name }));
    reply.status(200);
    return present(await this.imports.preview(storeId, file));
  }

  @Post('columns')
  @HttpCode(200)
  @Access(WRITES)
  @ApiOperation({ operationId: 'outlineKnowledgeFile', summary: 'The columns of a CSV file, and what each seems to stand for' })
  @AcceptsFileToOutline()
  @ApiOkResponse({ type: KnowledgeImportOutlineDto })
  async outline(@StoreId() storeId: string, @Req() request: FastifyRequest): Promise<KnowledgeImportOutlineDto> {
    return presentOutline(await this.imports.outline(storeId, await readFileToOutline(request)));
  }

  @Get()
  @Access(READS)
  @ApiOperation({ operationId: 'listKnowledgeImports', summary: 'Imports, newest first' })
  @ApiPage(KnowledgeImportDto)
  list(@StoreId() storeId: string, @Query() query: ImportListQuery): Promise<Page<KnowledgeImportDto>> {
    return this.imports.list(storeId, query, present);
  }

  @Get('running')
  @Access(READS)
  @ApiOperation({ operationId: 'listRunningKnowledgeImports', summary: 'How far the imports of this moment are' })
  @ApiOkResponse({ type: RunningImportsDto })
  async running(@StoreId() storeId: string): Promise<RunningImportsDto> {
    return presentRunning(await this.imports.running(storeId));
  }

  @Get(':knowledge_import_id')
  @Access(READS)
  @ApiOperation({ operationId: 'getKnowledgeImport', summary: 'What an import did' })
  @ApiOkResponse({ type: KnowledgeImportDto })
  async get(@StoreId() storeId: string, @IdParam('knowledge_import_id', 'import', 'import.not_found') id: string): Promise<KnowledgeImportDto> {
    return present(await this.imports.get(storeId, id));
  }

  @Post(':knowledge_import_id/undo')
  @HttpCode(200)
  @Access(WRITES)
  @ApiOperation({ operationId: 'undoKnowledgeImport', summary: 'Take an import back as a whole, within 24 hours; entries that somebody changed since stay' })
  @ApiOkResponse({ type: KnowledgeImportDto })
  @ApiConflictResponse({ description: 'import.not_undoable' })
  async undo(@StoreId() storeId: string, @IdParam('knowledge_import_id', 'import', 'import.not_found') id: string): Promise<KnowledgeImportDto> {
    return present(await this.imports.undo(storeId, id));
  }
}

function present(result: ImportRecord): KnowledgeImportDto {
  return presentImportFields<RowErrorCode>(result);
}
