import { Nested, Text, Timestamp } from '../../../platform/http/fields.js';

const MAX = 4000;
const change = { max: MAX, optional: true, nullable: true } as const;

/** Absent topics stay; null or an empty text takes the fact away. */
export class UpdateFactsDto {
  @Text({ ...change, description: 'When the shop is open, in words for customers' }) opening_hours?: string | null;
  @Text(change) address?: string | null;
  @Text(change) contact?: string | null;
  @Text(change) shipping?: string | null;
  @Text(change) payment?: string | null;
  @Text(change) returns?: string | null;
}
export class FactDto {
  @Text({ max: 40, description: 'The knowledge entry that holds it' }) knowledge_id!: string;
  @Text({ max: 50_000 }) body!: string;
  @Timestamp() updated_at!: string;
}
export class FactsDto {
  @Nested(() => FactDto, { nullable: true }) opening_hours!: FactDto | null;
  @Nested(() => FactDto, { nullable: true }) address!: FactDto | null;
  @Nested(() => FactDto, { nullable: true }) contact!: FactDto | null;
  @Nested(() => FactDto, { nullable: true }) shipping!: FactDto | null;
  @Nested(() => FactDto, { nullable: true }) payment!: FactDto | null;
  @Nested(() => FactDto, { nullable: true }) returns!: FactDto | null;
}
