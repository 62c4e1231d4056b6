import type { HandOffBrief } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { HandOffBriefDto } from './briefs.dto.js';
import { Briefs } from './briefs.service.js';

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id/brief')
export class BriefsController {
  constructor(private readonly briefs: Briefs) {}

  @Get()
  @Access({ role: 'agent', scope: 'conversations:read' })
  @ApiOperation({ operationId: 'getHandOffBrief', summary: 'What whoever goes on should know: as of when people got the conversation, or as of now' })
  @ApiOkResponse({ type: HandOffBriefDto })
  get(@StoreId() storeId: string, @IdParam('conversation_id', 'conversation', 'conversation.not_found') id: string): Promise<HandOffBrief> {
    return this.briefs.of(storeId, id);
  }
}
