import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { ApiPage, type Page, PageQuery } from '../../../platform/http/page.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Access } from '../../stores/index.js';
import { DraftDto, PublishDto, UpdateDraftDto, VersionDto } from './behaviour.dto.js';
import { behaviourChangesOf, presentDraft, presentVersion } from './behaviour.presenter.js';
import { Behaviours } from './behaviours.service.js';

const VersionId = (): ParameterDecorator => IdParam('version_id', 'assistant_version', 'assistant_version.not_found');

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id/assistant')
export class BehaviourController {
  constructor(private readonly behaviours: Behaviours) {}

  @Get('draft')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistantDraft', summary: 'The behaviour that is being written, and how it differs from the published one' })
  @ApiOkResponse({ type: DraftDto })
  async draft(@StoreId() storeId: string): Promise<DraftDto> {
    return presentDraft(await this.behaviours.draft(storeId));
  }

  @Patch('draft')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'updateAssistantDraft', summary: 'Change the draft; absent fields stay. Customers get the published behaviour until it is published' })
  @ApiOkResponse({ type: DraftDto })
  @ApiConflictResponse({ description: 'assistant.draft_changed' })
  async update(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() { revision, ...changes }: UpdateDraftDto): Promise<DraftDto> {
    return presentDraft(await this.behaviours.change(storeId, behaviourChangesOf(changes), actor, revision));
  }

  @Delete('draft')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'discardAssistantDraft', summary: 'Throw the draft away: it is as published again' })
  @ApiOkResponse({ type: DraftDto })
  async discard(@StoreId() storeId: string, @CurrentActor() actor: Actor): Promise<DraftDto> {
    return presentDraft(await this.behaviours.discard(storeId, actor));
  }

  @Get('versions')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'listAssistantVersions', summary: 'Published behaviours, newest first; the newest is what customers get' })
  @ApiPage(VersionDto)
  async versions(@StoreId() storeId: string, @Query() query: PageQuery): Promise<Page<VersionDto>> {
    return this.behaviours.versions(storeId, query, presentVersion);
  }

  @Get('versions/:version_id')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistantVersion', summary: 'One published behaviour' })
  @ApiOkResponse({ type: VersionDto })
  async version(@StoreId() storeId: string, @VersionId() id: string): Promise<VersionDto> {
    return presentVersion(await this.behaviours.version(storeId, id));
  }

  @Post('versions')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @Idempotent()
  @Located('assistant/versions/:id')
  @ApiOperation({ operationId: 'publishAssistant', summary: 'Publish the draft as a new version: customers get it with the next answer' })
  @ApiCreatedResponse({ type: VersionDto })
  @ApiConflictResponse({ description: 'assistant.draft_changed, assistant.nothing_to_publish' })
  async publish(@StoreId() storeId: string, @CurrentActor() actor: Actor, @Body() { note, revision }: PublishDto): Promise<VersionDto> {
    return presentVersion(await this.behaviours.publish(storeId, note ?? '', actor, revision));
  }

  @Post('versions/:version_id/restorations')
  @Access({ role: 'admin', scope: 'assistant:write' })
  @Idempotent()
  @Located('assistant/versions/:id')
  @ApiOperation({ operationId: 'restoreAssistantVersion', summary: 'Publish an old version once more, as a new one; the draft stays' })
  @ApiCreatedResponse({ type: VersionDto })
  @ApiConflictResponse({ description: 'assistant.nothing_to_publish' })
  async restore(@StoreId() storeId: string, @CurrentActor() actor: Actor, @VersionId() id: string): Promise<VersionDto> {
    return presentVersion(await this.behaviours.restore(storeId, id, actor));
  }
}
