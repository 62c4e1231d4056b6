import { Flag, Id, NestedList, OneOf, Text, Timestamp } from '../../platform/http/fields.js';
import { ChangedQuery } from '../../platform/http/times.js';

export const IDENTITY_KINDS = ['wa_id', 'bsuid', 'lid', 'phone'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

const NOTES_MAX = 4000;

export class CustomerDto {
  @Id('customer') id!: string;
  @Text({ max: 200, nullable: true, description: 'The store\'s own name for them' }) name!: string | null;
  @Text({ max: 200, nullable: true, description: 'As they call themselves on WhatsApp' }) profile_name!: string | null;
  @Text({ max: 100, nullable: true }) username!: string | null;
  @Text({ max: 40, nullable: true, description: 'E.164; null when WhatsApp keeps the number to itself' }) phone!: string | null;
  @Text({ max: 40, nullable: true, description: 'BCP 47' }) locale!: string | null;
  @Timestamp({ nullable: true, description: 'Since when they want no marketing' }) opted_out_at!: string | null;
  @Id('customer', { nullable: true, description: 'Set when this person turned out to be another customer' }) merged_into!: string | null;
  @Timestamp() created_at!: string;
  @Timestamp() updated_at!: string;
}
export class CustomerIdentityDto {
  @OneOf(IDENTITY_KINDS, { description: 'phone: the number in a form that is equal for all its spellings; the others are WhatsApp\'s, verbatim' }) kind!: IdentityKind;
  @Text({ max: 256 }) value!: string;
  @Timestamp() created_at!: string;
}
export class CustomerDetailDto extends CustomerDto {
  @Text({ max: NOTES_MAX, description: 'What the team should know; never shown to the customer or the assistant' }) notes!: string;
  @NestedList(() => CustomerIdentityDto, { maxItems: 100 }) identities!: CustomerIdentityDto[];
}
export class CustomerQuery extends ChangedQuery {
  @Text({ max: 100, optional: true, description: 'Part of a name or username, or a phone number however it is written' }) q?: string;
}
export class UpdateCustomerDto {
  @Text({ max: 200, optional: true, nullable: true, description: 'null: go by the name they chose' }) name?: string | null;
  @Text({ max: 40, optional: true, nullable: true, example: 'pt-BR', description: 'BCP 47' }) locale?: string | null;
  @Text({ max: NOTES_MAX, optional: true }) notes?: string;
  @Flag({ optional: true, description: 'Whether they want no marketing' }) opted_out?: boolean;
  @Text({ max: 40, min: 1, optional: true, example: '+491701234567', description: 'In international form; they are then found by it too' }) phone?: string;
}
