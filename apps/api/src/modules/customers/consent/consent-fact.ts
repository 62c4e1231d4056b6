import type { ConsentPurpose, ConsentSource } from '#contracts';

/** A wish that became known, with its proof. */
export interface ConsentFact {
  readonly storeId: string;
  readonly customerId: string;
  readonly purpose: ConsentPurpose;
  readonly allowed: boolean;
  readonly source: ConsentSource;
  /** What they said, or the reason that a person gave. */
  readonly words?: string;
  readonly messageId?: string;
  readonly accountId?: string;
  /** Who entered it. */
  readonly actor?: { readonly id?: string; readonly name: string };
  /** Equal for repetitions of one fact; without it every call is one more fact. */
  readonly evidence?: string;
  readonly at: Date;
}

/** A row of `consent_facts`. */
export interface ConsentFactRow {
  readonly store_id: string;
  readonly id: string;
  readonly customer_id: string;
  readonly purpose: ConsentPurpose;
  readonly allowed: boolean;
  readonly source: ConsentSource;
  readonly words: string | null;
  readonly message_id: string | null;
  readonly account_id: string | null;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  /** Since when the customer is to be told that it was heard; null when they were, or need not be. */
  readonly answer_due_at: Date | null;
  readonly occurred_at: Date;
  readonly created_at: Date;
}
