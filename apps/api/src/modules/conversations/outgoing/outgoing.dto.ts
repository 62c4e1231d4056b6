import { Flag, Id, Text } from '../../../platform/http/fields.js';
import { OutgoingContent, type OutgoingContentDto } from './outgoing-content.dto.js';

export class SendMessageDto {
  @OutgoingContent() content!: OutgoingContentDto;
  @Id('message', { optional: true, description: 'A message of this conversation to quote' }) reply_to_message_id?: string;
  @Flag({ optional: true, description: 'With an API key: take the conversation over from the assistant. A person\'s message always does' }) take_over?: boolean;
}
export class SendToDto {
  @Text({ max: 60, description: 'A phone number in international form, or a customer id', example: '+491701234567' }) to!: string;
  @Id('account', { optional: true, description: 'The account to send through; the default one for outgoing messages when missing' }) account_id?: string;
  @OutgoingContent() content!: OutgoingContentDto;
  @Flag({ optional: true, description: 'With an API key: take the conversation over from the assistant' }) take_over?: boolean;
}
