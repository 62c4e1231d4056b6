import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Located } from '../../../platform/http/location.js';
import { IdParam, StoreId } from '../../../platform/http/params.js';
import { Access } from '../../stores/index.js';
import { readMappedValues } from '../../templates/index.js';
import { DryRunDto, StartDryRunDto } from './dry-runs.dto.js';
import { DryRuns } from './dry-runs.service.js';
import { CreateNotificationRuleDto, NotificationRuleDto, NotificationRulesDto, UpdateNotificationRuleDto } from './notification-rules.dto.js';
import { NotificationRules } from './notification-rules.service.js';
import { presentRule } from './rule.presenter.js';

const REFUSED = 'notification_rule.incomplete, request.invalid';

@ApiTags('notifications')
@Controller('api/v1/stores/:store_id/notification-rules')
export class NotificationRulesController {
  constructor(private readonly rules: NotificationRules, private readonly dryRuns: DryRuns) {}

  @Get()
  @Access({ role: 'agent', scope: 'notifications:read' })
  @ApiOperation({ operationId: 'listNotificationRules', summary: 'All rules by name, with how they fared in the last 7 days' })
  @ApiOkResponse({ type: NotificationRulesDto })
  async list(@StoreId() storeId: string): Promise<NotificationRulesDto> {
    return { data: (await this.rules.list(storeId)).map(presentRule) };
  }

  @Post()
  @Access({ role: 'admin', scope: 'notifications:write' })
  @Idempotent()
  @Located('notification-rules/:id')
  @ApiOperation({ operationId: 'createNotificationRule', summary: 'A new rule' })
  @ApiCreatedResponse({ type: NotificationRuleDto })
  @ApiConflictResponse({ description: 'notification_rule.name_taken, notification_rule.limit_reached' })
  @ApiUnprocessableEntityResponse({ description: REFUSED })
  async create(@StoreId() storeId: string, @Body() { values, ...body }: CreateNotificationRuleDto): Promise<NotificationRuleDto> {
    return presentRule(await this.rules.create(storeId, { ...body, ...(values === undefined ? {} : { values: readMappedValues(values) }) }));
  }

  @Get(':notification_rule_id')
  @Access({ role: 'agent', scope: 'notifications:read' })
  @ApiOperation({ operationId: 'getNotificationRule', summary: 'One rule' })
  @ApiOkResponse({ type: NotificationRuleDto })
  async get(@StoreId() storeId: string, @IdParam('notification_rule_id', 'notification_rule', 'notification_rule.not_found') id: string): Promise<NotificationRuleDto> {
    return presentRule(await this.rules.get(storeId, id));
  }

  @Patch(':notification_rule_id')
  @Access({ role: 'admin', scope: 'notifications:write' })
  @ApiOperation({ operationId: 'updateNotificationRule', summary: 'Change a rule, switch it on or off' })
  @ApiOkResponse({ type: NotificationRuleDto })
  @ApiConflictResponse({ description: 'notification_rule.name_taken' })
  @ApiUnprocessableEntityResponse({ description: REFUSED })
  async update(@StoreId() storeId: string, @IdParam('notification_rule_id', 'notification_rule', 'notification_rule.not_found') id: string, @Body() { values, ...body }: UpdateNotificationRuleDto): Promise<NotificationRuleDto> {
    return presentRule(await this.rules.update(storeId, id, { ...body, ...(values === undefined ? {} : { values: readMappedValues(values) }) }));
  }

  @Delete(':notification_rule_id')
  @HttpCode(204)
  @Access({ role: 'admin', scope: 'notifications:write' })
  @ApiOperation({ operationId: 'deleteNotificationRule', summary: 'Delete a rule; what it sent stays in the log' })
  @ApiNoContentResponse()
  remove(@StoreId() storeId: string, @IdParam('notification_rule_id', 'notification_rule', 'notification_rule.not_found') id: string): Promise<void> {
    return this.rules.remove(storeId, id);
  }

  @Post(':notification_rule_id/dry-run')
  @HttpCode(200)
  @Access({ role: 'agent', scope: 'notifications:read' })
  @ApiOperation({ operationId: 'dryRunNotificationRule', summary: 'What it would have sent in the past days, to whom; nothing is sent' })
  @ApiOkResponse({ type: DryRunDto })
  async dryRun(@StoreId() storeId: string, @IdParam('notification_rule_id', 'notification_rule', 'notification_rule.not_found') id: string, @Body() { days = 7 }: StartDryRunDto): Promise<DryRunDto> {
    return this.dryRuns.run(storeId, await this.rules.get(storeId, id), days);
  }
}
