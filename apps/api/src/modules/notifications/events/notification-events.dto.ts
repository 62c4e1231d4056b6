import { Id, JsonObject, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class ReportNotificationEventDto {
  @Text({ max: 100, pattern: /^[a-z0-9][a-z0-9_.-]*$/, description: 'As rules name it: small letters, digits, dot, dash, underscore', example: 'invoice.due' }) name!: string;
  @Text({ max: 64, optional: true, description: 'The customer that it is about: a phone number in international form or a customer id' }) customer?: string;
  @JsonObject({ optional: true, description: 'Texts, numbers and yes or no, for values and conditions; what lies deeper by its path, like `address.city` or `items.0.sku`' }) data?: Record<string, unknown>;
}
export class NotificationEventDto {
  @Id('notification_event') id!: string;
  @Text({ max: 100 }) name!: string;
  @Id('customer', { nullable: true }) customer_id!: string | null;
  @Whole({ description: 'Rules that are switched on for it' }) rules!: number;
  @Timestamp() occurred_at!: string;
}
