import { publicId } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { MissedSearchesDto } from './missed-searches.dto.js';
import { MissedSearches } from './missed-searches.service.js';

@ApiTags('assistant')
@Controller('api/v1/stores/:store_id/assistant/missed-searches')
export class MissedSearchesController {
  constructor(private readonly missed: MissedSearches) {}

  @Get()
  @Access({ role: 'agent', scope: 'assistant:read' })
  @ApiOperation({ operationId: 'listMissedSearches', summary: 'What customers looked for and the catalog did not have' })
  @ApiOkResponse({ type: MissedSearchesDto })
  async list(@StoreId() storeId: string): Promise<MissedSearchesDto> {
    return { data: (await this.missed.list(storeId)).map(({ query, count, lastAt, conversationId }) => ({ query: query.slice(0, 200), count, last_at: lastAt.toISOString(), conversation_id: publicId('conversation', conversationId) })) };
  }
}
