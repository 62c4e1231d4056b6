import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiPage, type Page } from '../../../platform/http/page.js';
import { StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { NotificationDto, NotificationQuery } from './notification-log.dto.js';
import { NotificationLog } from './notification-log.service.js';

@ApiTags('notifications')
@Controller('api/v1/stores/:store_id/notifications')
export class NotificationLogController {
  constructor(private readonly log: NotificationLog) {}

  @Get()
  @Access({ role: 'agent', scope: 'notifications:read' })
  @ApiOperation({ operationId: 'listNotifications', summary: 'What rules sent and what they did not, with the reason, newest first' })
  @ApiPage(NotificationDto)
  list(@StoreId() storeId: string, @Query() query: NotificationQuery): Promise<Page<NotificationDto>> {
    return this.log.list(storeId, query);
  }
}
