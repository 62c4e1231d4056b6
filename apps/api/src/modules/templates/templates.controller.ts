import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Idempotent } from '../../platform/http/idempotency.js';
import { ApiPage, type Page } from '../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../platform/http/params.js';
import type { Actor } from '../../platform/http/request-context.js';
import { Access } from '../stores/index.js';
import { TemplateEditor } from './template-editor.service.js';
import { CreateTemplateDto, TemplateDto, TemplateQuery, TemplateVersionsDto, UpdateTemplateDto } from './templates.dto.js';
import { Templates } from './templates.service.js';

const TemplateId = (): ParameterDecorator => IdParam('template_id', 'template', 'template.not_found');

@ApiTags('templates')
@Controller('api/v1/stores/:store_id/templates')
export class TemplatesController {
  constructor(private readonly templates: Templates, private readonly editor: TemplateEditor) {}

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
  @ApiOperation({ operationId: 'createTemplate', summary: 'Write a template: a draft, or ready at once where the provider needs no approval' })
  @ApiCreatedResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.name_taken, template.limit_reached' })
  @ApiUnprocessableEntityResponse({ description: 'template.invalid' })
  create(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() body: CreateTemplateDto): Promise<TemplateDto> {
    return this.editor.create(storeId, body, actor);
  }

  @Get(':template_id')
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'getTemplate', summary: 'One template in one language' })
  @ApiOkResponse({ type: TemplateDto })
  get(@StoreId() storeId: string, @TemplateId() id: string): Promise<TemplateDto> {
    return this.templates.get(storeId, id);
  }

  @Patch(':template_id')
  @Access({ role: 'admin', scope: 'templates:write' })
  @ApiOperation({ operationId: 'updateTemplate', summary: 'Change a draft, or a template that needs no approval' })
  @ApiOkResponse({ type: TemplateDto })
  @ApiConflictResponse({ description: 'template.not_editable, template.name_taken' })
  @ApiUnprocessableEntityResponse({ description: 'template.invalid' })
  update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @TemplateId() id: string, @Body() body: UpdateTemplateDto): Promise<TemplateDto> {
    return this.editor.update(storeId, id, body, actor);
  }

  @Get(':template_id/versions')
  @Access({ role: 'agent', scope: 'templates:read' })
  @ApiOperation({ operationId: 'listTemplateVersions', summary: 'What the template was before' })
  @ApiOkResponse({ type: TemplateVersionsDto })
  async versions(@StoreId() storeId: string, @TemplateId() id: string): Promise<TemplateVersionsDto> {
    return { data: await this.templates.versions(storeId, id) };
  }
}
