import { Id, NestedList, Texts, Timestamp } from '../../../platform/http/fields.js';

const WORDS = { max: 60, minItems: 2, maxItems: 20, description: 'Words, or phrases of up to three words, that mean the same; in any language' } as const;

export class SynonymsInputDto {
  @Texts(WORDS) words!: string[];
}
export class SynonymsDto {
  @Id('synonyms') id!: string;
  @Texts(WORDS) words!: string[];
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class SynonymsListDto {
  @NestedList(() => SynonymsDto, { maxItems: 500, description: 'Newest first' }) data!: SynonymsDto[];
}
