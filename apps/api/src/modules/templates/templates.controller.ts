import { Body, Controller, Delete, Get, Headers, HttpCode, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiPreconditionFailedResponse, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Idempotent } from '../../platform/http/idempotency.js';
import { IF_MATCH, versionOf } from '../../platform/http/if-match.js';
import { Located } from '../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { Access } from '../stores/index.js';
import { TemplateSubmission } from './exchange/submission.service.js';
import { TemplateSync } from './exchange/sync.service.js';
import { TemplateUnpausing } from './exchange/unpausing.service.js';
import { TemplateEditor } from './template-editor.service.js';
import { CreateTemplateDto, DeleteTemplateQuery, SubmitTemplateDto, SyncTemplatesDto, TemplateDto, TemplateQuery, TemplateSyncsDto, TemplateVersionDto, UpdateTemplateDto } from './templates.dto.js';
import { Templates } from './templates.service.js';

const TemplateId = (): ParameterDecorator => IdParam('template_id', 'template', 'template.not_found');

@ApiTags('templates')
@Controller('api/v1/stores/:store_id/templates')
export class TemplatesController {
  constructor(private readonly templates: Templates, private readonly editor: TemplateEditor, private readonly submission: TemplateSubmission, private readonly syncs: TemplateSync, private readonly unpausing: TemplateUnpausing) {}

  @Get()
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'listTemplates', summary: 'Message templates, newest name first; every language is one' })
  @ApiPage(TemplateDto)
  list(@StoreId() storeId: string, @Query() query: TemplateQuery): Promise<Page<TemplateDto>> {
    return this.templates.list(storeId, query);
  }

  @Post()
  @Access({ role: 'admin', scope: 'templates:write' })
  @Idempotent()
  @Located('templates/:id')
  @ApiOperation({ operationId: 'createTemplate', summary: 'Write a template: a draft, or ready at once where the provider needs no approval' })
  @ApiCreatedResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.name_taken, template.limit_reached' })
  @ApiUnprocessableEntityResponse({ description: 'template.invalid' })
  create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateTemplateDto): Promise<TemplateDto> {
    return this.editor.create(storeId, body, actor);
  }

  @Get(':template_id')
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'getTemplate', summary: 'One template in one language; its ETag serves If-Match of a change' })
  @ApiOkResponse({ type: TemplateDto, headers: { ETag: { schema: { type: 'string' } } } })
  async get(@StoreId() storeId: string, @TemplateId() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<TemplateDto> {
    const template = await this.templates.get(storeId, id);
    void reply.header('etag', `"${template.version}"`);
    return template;
  }

  @Patch(':template_id')
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'updateTemplate', summary: 'Change a draft, or a template that needs no approval' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.not_editable, template.name_taken' })
  @ApiPreconditionFailedResponse({ description: 'template.stale' })
  @ApiUnprocessableEntityResponse({ description: 'template.invalid' })
  update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @TemplateId() id: string, @Body() body: UpdateTemplateDto, @Headers('if-match') ifMatch: string | undefined): Promise<TemplateDto> {
    return this.editor.update(storeId, id, body, actor, versionOf(ifMatch));
  }

  @Delete(':template_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'deleteTemplate', summary: 'Delete a template at the provider too; messages that were sent stay' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'account.inactive' })
  @ApiUnprocessableEntityResponse({ description: 'template.refused' })
  remove(@StoreId() storeId: string, @TemplateId() id: string, @Query() query: DeleteTemplateQuery): Promise<void> {
    return this.submission.remove(storeId, id, query.all_languages ?? false);
  }

  @Post('sync')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'syncTemplates', summary: 'Ask the providers of active accounts for their templates' })
  @ApiOkResponse({ type: TemplateSyncsDto })
  @ApiConflictResponse({ description: 'account.inactive' })
  async sync(@StoreId() storeId: string, @Body() body: SyncTemplatesDto): Promise<TemplateSyncsDto> {
    return { data: await this.syncs.run(storeId, body.account_id) };
  }

  @Post(':template_id/submit')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'submitTemplate', summary: 'Hand a draft in for approval, or a change of a template that the provider has' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.not_editable, template.name_taken, account.inactive' })
  @ApiPreconditionFailedResponse({ description: 'template.stale' })
  @ApiUnprocessableEntityResponse({ description: 'template.invalid, template.refused' })
  submit(@StoreId() storeId: string, @CurrentActor() actor: Actor, @TemplateId() id: string, @Body() body: SubmitTemplateDto, @Headers('if-match') ifMatch: string | undefined): Promise<TemplateDto> {
    return this.submission.submit(storeId, id, body, actor, versionOf(ifMatch));
  }

  @Post(':template_id/unpause')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'unpauseTemplate', summary: 'Ask the provider to send a paused template again; the answer says how it stands then' })
  @ApiOkResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.not_editable: it is not paused; account.inactive' })
  @ApiUnprocessableEntityResponse({ description: 'template.refused' })
  unpause(@StoreId() storeId: string, @TemplateId() id: string): Promise<TemplateDto> {
    return this.unpausing.unpause(storeId, id);
  }

  @Get(':template_id/versions')
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'listTemplateVersions', summary: 'What the template was before' })
  @ApiPage(TemplateVersionDto)
  versions(@StoreId() storeId: string, @TemplateId() id: string, @Query() query: PageQuery): Promise<Page<TemplateVersionDto>> {
    return this.templates.versions(storeId, id, query);
  }
}
