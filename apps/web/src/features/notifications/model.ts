import type { Schemas } from '../../shared/api/api.js';

export type Rule = Schemas['NotificationRuleDto'];
export type RuleBody = Schemas['CreateNotificationRuleDto'];
export type Condition = Schemas['NotificationConditionDto'];
export type Notification = Schemas['NotificationDto'];
export type DryRun = Schemas['DryRunDto'];
