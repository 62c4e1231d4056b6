import { LABEL_COLORS, type LabelColor } from '#contracts';
import { Id, Ids, OneOf, Text, Timestamp, Whole } from '../../platform/http/fields.js';

export class LabelDto {
  @Id('label') id!: string;
  @Text({ max: 40 }) name!: string;
  @OneOf(LABEL_COLORS) color!: LabelColor;
  @Whole({ description: 'How many conversations carry it' }) conversation_count!: number;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CreateLabelDto {
  @Text({ max: 40, description: 'Unique in the store, whatever its case' }) name!: string;
  @OneOf(LABEL_COLORS) color!: LabelColor;
}
export class UpdateLabelDto {
  @Text({ max: 40, min: 1, optional: true }) name?: string;
  @OneOf(LABEL_COLORS, { optional: true }) color?: LabelColor;
}
export class ConversationLabelsDto {
  @Id('conversation') conversation_id!: string;
  @Ids('label', { maxItems: 100, description: 'All labels that it carries now' }) label_ids!: string[];
}
