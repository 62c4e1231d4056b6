import { Body, Controller, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../platform/http/params.js';
import { Access } from '../stores/index.js';
import { Answering } from './answering/answering.service.js';
import { PlaygroundAnswerDto, PlaygroundDto } from './playground/playground.dto.js';
import { Playground } from './playground/playground.service.js';
import { AssistantDto, UpdateAssistantDto } from './settings/assistant-settings.dto.js';
import { changesOf, presentAssistant } from './settings/assistant-settings.presenter.js';
import { AssistantSettingsService } from './settings/assistant-settings.service.js';

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id/assistant')
export class AssistantController {
  constructor(private readonly settings: AssistantSettingsService, private readonly playground: Playground, private readonly answering: Answering) {}

  @Get()
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistant', summary: 'How the store\'s assistant behaves for customers, and when it answers' })
  @ApiOkResponse({ type: AssistantDto })
  async get(@StoreId() storeId: string): Promise<AssistantDto> {
    return this.#present(storeId);
  }

  @Patch()
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'updateAssistant', summary: 'Switch the assistant, or change when it answers; absent fields stay. It counts at once. How it behaves is drafted and published' })
  @ApiOkResponse({ type: AssistantDto })
  async update(@StoreId() storeId: string, @Body() body: UpdateAssistantDto): Promise<AssistantDto> {
    await this.settings.update(storeId, changesOf(body));
    return this.#present(storeId);
  }

  @Post('playground')
  @HttpCode(200)
  @Access({ role: 'admin', scope: 'assistant:write' })
  @ApiOperation({ operationId: 'tryAssistant', summary: 'What the assistant would answer, with every step; nothing is sent' })
  @ApiOkResponse({ type: PlaygroundAnswerDto })
  async try(@StoreId() storeId: string, @Body() body: PlaygroundDto): Promise<PlaygroundAnswerDto> {
    return this.playground.answer(storeId, body.messages, body.behaviour ?? 'published');
  }

  async #present(storeId: string): Promise<AssistantDto> {
    const briefing = await this.settings.brief(storeId);
    return presentAssistant(briefing, this.answering.first(), await briefing.budgetState());
  }
}
