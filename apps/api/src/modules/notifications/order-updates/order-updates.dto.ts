import { Id, Text } from '../../../platform/http/fields.js';

export class SendOrderUpdateDto {
  @Text({ max: 4096, description: 'What the customer reads' }) text!: string;
}
export class OrderUpdateDto {
  @Id('order') order_id!: string;
  @Id('conversation') conversation_id!: string;
  @Id('message') message_id!: string;
}
