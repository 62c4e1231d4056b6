/** Ranked: a later fact never takes a message back to an earlier entry. `failed` stands outside the ranking. */
export const MESSAGE_STATUS_RANK = ['queued', 'sending', 'unknown', 'sent', 'delivered', 'read', 'played'] as const;
export const MESSAGE_STATUSES = [...MESSAGE_STATUS_RANK, 'failed'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** What a provider may report of a sent message. */
export const REPORTED_STATUSES = ['sent', 'delivered', 'read', 'played', 'failed'] as const;
export type ReportedStatus = (typeof REPORTED_STATUSES)[number];

/**
 * Position in the ranking: whatever the order of arrival, the higher rank is shown. `failed` sits between `unknown` and `sent`:
 * it wins over everything below `sent`, and a later `sent` or higher takes it back, because a provider may report a failure
 * and then deliver. SQL uses the same numbers (`message_status_rank`).
 */
export function statusRank(status: MessageStatus): number {
  if (status === 'failed') return 2.5;
  return MESSAGE_STATUS_RANK.indexOf(status);
}
