import { PickType } from '@nestjs/swagger';
import { Flag, Id, Nested, Text, Timestamp } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.js';
import { CustomerDto } from '../../customers/index.js';

export class RecentCustomerQuery extends PageQuery {
  @Text({ max: 100, optional: true, description: 'Part of a name or username, or a phone number however it is written' }) q?: string;
  @Flag({ optional: true, description: 'Only those who want no marketing, or only the others' }) opted_out?: boolean;
}
export class ExportCustomersQuery extends PickType(RecentCustomerQuery, ['q', 'opted_out']) {}
export class RecentCustomerDto {
  @Nested(() => CustomerDto) customer!: CustomerDto;
  @Id('conversation', { description: 'The one that was the last to move' }) conversation_id!: string;
  @Timestamp() last_contact_at!: string;
  @Text({ max: 200, raw: true }) preview!: string;
}
