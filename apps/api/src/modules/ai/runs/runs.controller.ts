import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { CreatedQuery } from '../../../platform/http/times.js';
import { Access } from '../../stores/index.js';
import { presentRun } from './run.presenter.js';
import { AssistantSummaryDto } from '../summary/summary.dto.js';
import { RunDto } from './runs.dto.js';
import { RunsService } from './runs.service.js';

const SUMMARY_DAYS = 7;

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id')
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  @Get('assistant/summary')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistantSummary', summary: 'What the assistant did in the last seven days, and why it kept quiet' })
  @ApiOkResponse({ type: AssistantSummaryDto })
  async summary(@StoreId() storeId: string): Promise<AssistantSummaryDto> {
    const { answered, handedOff, medianMs, costMicroUsd, silent, latest } = await this.runs.summary(storeId, SUMMARY_DAYS);
    return { days: SUMMARY_DAYS, answered, handed_off: handedOff, median_ms: medianMs, cost_micro_usd: costMicroUsd, silent, latest: latest && { ...latest, at: latest.at.toISOString() } };
  }

  @Get('runs/:run_id')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getRun', summary: 'One run of the assistant with every step' })
  @ApiOkResponse({ type: RunDto })
  async get(@StoreId() storeId: string, @IdParam('run_id', 'run', 'run.not_found') id: string): Promise<RunDto> {
    return presentRun(await this.runs.get(storeId, id));
  }

  @Get('conversations/:conversation_id/runs')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'listRuns', summary: 'Runs of the assistant in a conversation, newest first' })
  @ApiPage(RunDto)
  async list(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') conversationId: string, @Query() query: CreatedQuery): Promise<Page<RunDto>> {
    return this.runs.list(storeId, conversationId, query, presentRun);
  }
}
