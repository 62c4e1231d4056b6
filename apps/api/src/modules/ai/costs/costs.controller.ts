import { publicId } from '#contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { AssistantSettingsService } from '../settings/assistant-settings.service.js';
import { stateOf } from './budget.js';
import { CostDto, CostsDto, CostsQuery } from './costs.dto.js';
import { presentBudget, presentCost } from './costs.presenter.js';
import { Spending } from './spending.service.js';

const DAYS = 30;

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id')
export class CostsController {
  constructor(private readonly spending: Spending, private readonly settings: AssistantSettingsService) {}

  @Get('assistant/costs')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getAssistantCosts', summary: 'What models cost by day, and what is left of the budget' })
  @ApiOkResponse({ type: CostsDto })
  async costs(@StoreId() storeId: string, @Query() { days = DAYS }: CostsQuery): Promise<CostsDto> {
    const { settings: { budget }, store: { timezone } } = await this.settings.brief(storeId);
    const [lately, spent] = await Promise.all([this.spending.lately(storeId, days, timezone), this.spending.spent(storeId, timezone)]);
    return {
      days: lately.days.map((day) => ({ date: day.date, ...presentCost(day) })),
      kinds: lately.kinds.map(({ costMicroUsd, ...kind }) => ({ ...kind, cost_micro_usd: costMicroUsd })),
      costliest: lately.costliest.map((each) => ({ conversation_id: publicId('conversation', each.conversationId), customer_name: each.customerName, ...presentCost(each) })),
      today_micro_usd: spent.day, month_micro_usd: spent.month, budget: budget && presentBudget(budget), budget_state: budget === null ? 'ok' : stateOf(budget, spent),
    };
  }

  @Get('conversations/:conversation_id/assistant-cost')
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'getConversationCost', summary: 'What the assistant\'s answers in a conversation took and cost' })
  @ApiOkResponse({ type: CostDto })
  async ofConversation(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') conversationId: string): Promise<CostDto> {
    return presentCost(await this.spending.ofConversation(storeId, conversationId));
  }
}
