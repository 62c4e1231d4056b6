import type { BulkPauseReason, BulkValues, RecipientProblem, RecipientType, VariableType } from '#contracts';

export type BulkState = 'draft' | 'queued' | 'running' | 'paused' | 'cancelled' | 'finished';

/** A row of `bulk_messages`, as plain SQL returns it. */
export interface BulkRow {
  readonly store_id: string;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: BulkState;
  readonly recipient_type: RecipientType;
  readonly own_list_id: string;
  readonly list_id: string | null;
  readonly template_id: string | null;
  readonly account_id: string | null;
  readonly variable_type: VariableType;
  readonly values: BulkValues;
  readonly scheduled_at: Date | null;
  readonly quiet_from: number | null;
  readonly quiet_until: number | null;
  readonly stop_percent: number;
  readonly pause_reason: BulkPauseReason | null;
  readonly pause_detail: string | null;
  /** What was written until then somebody has seen and let go on: its failures are not held against it again. */
  readonly approved_at: Date | null;
  /** When so many are written to, the others wait until it is known how these fared; 0: it is. */
  readonly canary: number;
  /** WhatsApp's limit of conversations in 24 hours is reached: looked at again then. */
  readonly held_until: Date | null;
  readonly author_id: string | null;
  readonly author_name: string;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}
/** A row of `bulk_recipients`. */
export interface RecipientOfBulk {
  readonly id: string;
  readonly position: number;
  readonly phone: string;
  readonly phone_key: string;
  readonly country: string | null;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly state: 'pending' | 'written' | 'skipped';
  readonly skip_code: string | null;
  readonly skip_text: string | null;
  readonly message_id: string | null;
}
export interface ListRow {
  readonly store_id: string;
  readonly id: string;
  readonly name: string | null;
  readonly description: string;
  readonly created_at: Date;
  readonly updated_at: Date;
}
/** A row of `recipient_rows`. */
export interface RecipientRow {
  readonly id: string;
  readonly phone: string;
  readonly country: string | null;
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly problem: RecipientProblem | null;
  readonly created_at: Date;
}
/** The list whose rows are the recipients. */
export function listOf(bulk: Pick<BulkRow, 'recipient_type' | 'own_list_id' | 'list_id'>): string | null {
  return bulk.recipient_type === 'individual' ? bulk.own_list_id : bulk.list_id;
}
