import type { BulkStatus } from '#contracts';
import type { BulkRow } from './rows.js';

/** Recipients by what became of them; each is in one of the parts only. */
export interface Progress {
  readonly recipients: number;
  readonly pending: number;
  readonly skipped: number;
  readonly sending: number;
  /** Nobody knows whether WhatsApp got it. */
  readonly unknown: number;
  /** Of the unknown: it has said nothing for so long that people decide. */
  readonly undecided: number;
  readonly sent: number;
  readonly delivered: number;
  readonly read: number;
  readonly failed: number;
  /** WhatsApp has not answered yet, or may still tell. */
  readonly under_way: number;
  /** Of the skipped: those that were left out although they should have got it. */
  readonly refused: number;
  /** Everybody pending is asleep: when the first may be written to. */
  readonly asleep_until: Date | null;
}
export const NO_PROGRESS: Progress = { recipients: 0, pending: 0, skipped: 0, sending: 0, unknown: 0, undecided: 0, under_way: 0, sent: 0, delivered: 0, read: 0, failed: 0, refused: 0, asleep_until: null };

/** What people see (R172). */
export function statusOf(state: BulkRow['state'], { failed, refused, undecided, under_way: underWay }: Pick<Progress, 'failed' | 'refused' | 'undecided' | 'under_way'>): BulkStatus {
  switch (state) {
    case 'draft': case 'queued': case 'paused': case 'cancelled': return state;
    case 'running': return 'in_progress';
    case 'finished': return underWay > 0 ? 'in_progress' : failed + refused + undecided > 0 ? 'partially_failed' : 'completed';
  }
}
