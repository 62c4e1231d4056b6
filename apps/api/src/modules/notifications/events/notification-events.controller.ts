import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNotFoundResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Idempotent, RequestKey } from '../../../platform/http/idempotency.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { NotificationEventDto, ReportNotificationEventDto } from './notification-events.dto.js';
import { NotificationEvents } from './notification-events.service.js';

@ApiTags('notifications')
@Controller('api/v1/stores/:store_id/notification-events')
export class NotificationEventsController {
  constructor(private readonly events: NotificationEvents) {}

  @Post()
  @HttpCode(202)
  @Access({ role: 'agent', scope: 'messages:send' })
  @Idempotent({ requiredForKeys: true })
  @ApiOperation({ operationId: 'reportNotificationEvent', summary: 'Something happened elsewhere; the rules for it send what they send' })
  @ApiAcceptedResponse({ type: NotificationEventDto })
  @ApiNotFoundResponse({ description: 'customer.not_found' })
  report(@StoreId() storeId: string, @Body() body: ReportNotificationEventDto, @RequestKey() requestKey?: string): Promise<NotificationEventDto> {
    return this.events.report(storeId, body, requestKey);
  }
}
