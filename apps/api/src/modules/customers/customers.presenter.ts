import { publicId } from '#contracts';
import type { CustomerRow } from './customer.js';
import type { CustomerDetailDto, CustomerDto } from './customers.dto.js';
import type { KnownCustomer } from './customers.service.js';

export function presentCustomer(row: CustomerRow): CustomerDto {
  return {
    id: publicId('customer', row.id), name: row.name, profile_name: row.profile_name, username: row.username, phone: row.phone, locale: row.locale,
    opted_out_at: row.opted_out_at?.toISOString() ?? null,
    merged_into: row.merged_into === null ? null : publicId('customer', row.merged_into),
    created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString(),
  };
}

export function presentKnownCustomer({ customer, identities }: KnownCustomer): CustomerDetailDto {
  return { ...presentCustomer(customer), notes: customer.notes, identities: identities.map(({ kind, value, created_at }) => ({ kind, value, created_at: created_at.toISOString() })) };
}
