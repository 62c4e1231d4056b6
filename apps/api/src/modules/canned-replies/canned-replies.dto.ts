import { REPLY_VARIABLES } from '#contracts';
import { Id, Text, Timestamp } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.js';

const SHORTCUT = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{M}\p{N}_-]*$/u;
const BODY = `What is sent. ${REPLY_VARIABLES.map((name) => `{{${name}}}`).join(', ')} are filled in when it is used`;

export class CannedReplyDto {
  @Id('canned_reply') id!: string;
  @Text({ max: 32, description: 'Typed after a slash' }) shortcut!: string;
  @Text({ max: 4096, description: BODY }) body!: string;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CreateCannedReplyDto {
  @Text({ max: 32, pattern: SHORTCUT, example: 'opening-hours', description: 'Small letters, digits, - and _; unique in the store' }) shortcut!: string;
  @Text({ max: 4096, description: BODY }) body!: string;
}
export class UpdateCannedReplyDto {
  @Text({ max: 32, min: 1, pattern: SHORTCUT, optional: true }) shortcut?: string;
  @Text({ max: 4096, min: 1, optional: true }) body?: string;
}
export class CannedReplyQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of the shortcut or of the text' }) q?: string;
}
