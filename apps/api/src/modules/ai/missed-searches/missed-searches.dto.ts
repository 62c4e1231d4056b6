import { Id, NestedList, Text, Timestamp, Whole } from '../../../platform/http/fields.js';

export class MissedSearchDto {
  @Text({ max: 200, description: 'What was looked for, in lower case' }) query!: string;
  @Whole({ description: 'How often within the last 30 days' }) count!: number;
  @Timestamp() last_at!: string;
  @Id('conversation', { description: 'Where it was looked for last' }) conversation_id!: string;
}
export class MissedSearchesDto {
  @NestedList(() => MissedSearchDto, { maxItems: 50, description: 'Most frequent first; what is found by now is left out' }) data!: MissedSearchDto[];
}
