import { CONSENT_PURPOSES, CONSENT_SOURCES, type ConsentPurpose, type ConsentSource } from '#contracts';
import { Flag, Id, OneOf, Text, Timestamp } from '../../../platform/http/fields.js';

export class ConsentFactDto {
  @Id('consent_fact') id!: string;
  @OneOf(CONSENT_PURPOSES) purpose!: ConsentPurpose;
  @Flag({ description: 'Whether they want it from then on' }) allowed!: boolean;
  @OneOf(CONSENT_SOURCES, { description: 'keyword: a message that was only STOP or START; button: a template\'s opt-out button; whatsapp: set in WhatsApp; refusal: WhatsApp refused a message because of it; person, api: entered' }) source!: ConsentSource;
  @Text({ max: 500, nullable: true, description: 'What they said, or the reason that was entered' }) words!: string | null;
  @Id('message', { nullable: true, description: 'The message that says so' }) message_id!: string | null;
  @Id('account', { nullable: true, description: 'The number it came to' }) account_id!: string | null;
  @Text({ max: 200, nullable: true, description: 'Who entered it' }) entered_by!: string | null;
  @Timestamp() occurred_at!: string;
}
export class EnterConsentDto {
  @Flag({ description: 'Whether they want marketing from now on' }) allowed!: boolean;
  @Text({ max: 500, description: 'How you know: where and when they said so' }) reason!: string;
}
export class ConsentSettingsDto {
  @Flag({ description: 'Customers get one answer to STOP and START' }) confirms!: boolean;
  @Text({ max: 1000, nullable: true, description: 'Answer to STOP; null: our words, in the customer\'s language' }) stop_reply!: string | null;
  @Text({ max: 1000, nullable: true, description: 'Answer to START; null: our words' }) start_reply!: string | null;
  @Flag({ description: 'Marketing goes only to those who said that they want it' }) opt_in_required!: boolean;
}
export class UpdateConsentSettingsDto {
  @Flag({ optional: true }) confirms?: boolean;
  @Text({ max: 1000, optional: true, nullable: true }) stop_reply?: string | null;
  @Text({ max: 1000, optional: true, nullable: true }) start_reply?: string | null;
  @Flag({ optional: true }) opt_in_required?: boolean;
}
