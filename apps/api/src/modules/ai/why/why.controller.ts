import { NO_ANSWER_CAUSES, type NoAnswerCause } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Database } from '../../../platform/database/database.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { OneOf } from '../../../platform/http/fields.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { causeOf } from './no-answer.js';
import { WHY, type WhyRow } from './why.queries.js';

export class WhyDto {
  @OneOf(NO_ANSWER_CAUSES, { nullable: true, description: 'null: somebody answered' }) cause!: NoAnswerCause | null;
}

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id/messages/:message_id/why')
export class WhyController {
  constructor(private readonly db: Database) {}

  @Get()
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'explainSilence', summary: 'Why a customer\'s message has no answer, as things are now (R202)' })
  @ApiOkResponse({ type: WhyDto })
  async explain(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') conversationId: string, @IdParam('message_id', 'message', 'message.not_found') id: string): Promise<WhyDto> {
    const [row] = await this.db.inStoreStatement<WhyRow>(storeId, WHY, [storeId, conversationId, id], { reads: true });
    if (row?.direction !== 'in') throw new AppError('message.not_found');
    return { cause: causeOf(row) ?? null };
  }
}
