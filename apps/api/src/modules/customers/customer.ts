import type { IdentityKind } from './customers.dto.js';

/** A row of `customers`, as plain SQL returns it. */
export interface CustomerRow {
  readonly store_id: string;
  readonly id: string;
  readonly name: string | null;
  readonly profile_name: string | null;
  readonly username: string | null;
  readonly phone: string | null;
  readonly locale: string | null;
  readonly notes: string;
  readonly opted_out_at: Date | null;
  readonly merged_into: string | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}
export interface IdentityRow { readonly kind: IdentityKind; readonly value: string; readonly created_at: Date }
