import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError } from '../../../platform/errors/app-error.js';
import { OneOf } from '../../../platform/http/fields.js';
import { CurrentActor, IdParam, StoreId } from '../../../platform/http/params.js';
import type { Actor } from '../../../platform/http/request-context.js';
import { Presence, PRESENCE_STATES, type PresenceState } from '../../../platform/live/presence.js';
import { Access } from '../../stores/index.js';
import { Inbox } from '../inbox/inbox.service.js';

class PresenceDto {
  @OneOf(PRESENCE_STATES, { description: 'viewing holds for 45 seconds, typing for 6: say it again as long as it is so' }) state!: PresenceState;
}

@ApiTags('conversations')
@Controller('api/v1/stores/:store_id/conversations/:conversation_id/presence')
@Access({ role: 'agent' })
export class PresenceController {
  constructor(private readonly presence: Presence, private readonly inbox: Inbox) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ operationId: 'tellPresence', summary: 'Tell the team that one looks at this conversation, types in it, or has left it. Nothing is stored' })
  @ApiNoContentResponse()
  async tell(
    @StoreId() storeId: string, @CurrentActor() actor: Actor, @IdParam('conversation_id', 'conversation', 'conversation.not_found') conversationId: string, @Body() { state }: PresenceDto,
  ): Promise<void> {
    if (actor.kind !== 'user') throw new AppError('access.denied');
    await this.inbox.get(storeId, conversationId);
    await this.presence.tell(storeId, { conversationId, userId: actor.userId, state });
  }
}
