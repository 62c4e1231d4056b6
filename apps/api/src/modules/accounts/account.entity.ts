import type { AccountStatus, SessionState } from '#contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountProblem } from './connection/account-problem.js';

/** Credentials and settings of one business number through one provider. Secrets stand in `account_secrets`. */
@Entity('accounts')
export class Account {
  @PrimaryColumn('uuid') storeId!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') provider!: string;
  @Column('text') name!: string;
  @Column('text') status!: AccountStatus;
  /** Values of the provider's open fields by name. */
  @Column('jsonb', { default: {} }) settings!: Record<string, string>;
  /** Origin of the API address; empty when the provider has no such field. */
  @Column('text', { default: '' }) origin!: string;
  @Column('text', { nullable: true }) numberExternalId!: string | null;
  @Column('uuid', { nullable: true }) businessAccountId!: string | null;
  @Column('text', { nullable: true }) displayPhoneNumber!: string | null;
  @Column('text', { nullable: true }) verifiedName!: string | null;
  /** When the provider confirmed the number with this account's token. */
  @Column('timestamptz', { nullable: true }) numberConfirmedAt!: Date | null;
  @Column('text') environment!: string;
  @Column('boolean', { default: false }) isDefaultOutgoing!: boolean;
  @Column('boolean', { default: false }) isDefaultIncoming!: boolean;
  @Column('boolean', { default: false }) autoReadReceipt!: boolean;
  @Column('text', { array: true, default: [] }) labels!: string[];
  /** Last part of the webhook address of providers that give every account its own. */
  @Column('text') pathKey!: string;
  /** Keyed digest of the verify token of a provider with a handshake. */
  @Column('text', { nullable: true }) verifyFingerprint!: string | null;
  @Column('timestamptz', { nullable: true }) pausedAt!: Date | null;
  @Column('text', { nullable: true }) pausedCode!: string | null;
  @Column('text', { nullable: true }) pausedText!: string | null;
  /** When it was last corrected: by new credentials, or by a check that found nothing wrong and ended a pause. */
  @Column('timestamptz', { nullable: true }) correctedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) checkedAt!: Date | null;
  /** What the last connection check complained about. */
  @Column('jsonb', { default: [] }) checkProblems!: AccountProblem[];
  @Column('timestamptz', { nullable: true }) tokenExpiresAt!: Date | null;
  @Column('timestamptz', { nullable: true }) webhookVerifiedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) subscribedAt!: Date | null;
  /** Of an account that hangs on a linked device, as the provider last told it. */
  @Column('text', { nullable: true }) sessionState!: SessionState | null;
  @Column('timestamptz', { nullable: true }) sessionAt!: Date | null;
  /** Text of the picture to scan. */
  @Column('text', { nullable: true }) sessionQr!: string | null;
  @Column('timestamptz', { nullable: true }) sessionQrUntil!: Date | null;
  /** Whose device it is, in E.164, when that was last asked. */
  @Column('text', { nullable: true }) linkedPhone!: string | null;
  /** The linkage of which nobody knows that it is the account's own phone. */
  @Column('uuid', { nullable: true }) linkageId!: string | null;
  /** When the linked number is to be asked for. */
  @Column('timestamptz', { nullable: true }) phoneDueAt!: Date | null;
  @Column('int', { default: 0 }) phoneTries!: number;
  @Column('timestamptz', { nullable: true }) lastEventAt!: Date | null;
  /** Deleted; the row stays for the conversations that belong to it. */
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}
