/** One catalogue for the live stream and for integrators' webhooks. */
export const EVENT_NAMES = [
  'message.received', 'message.queued', 'message.sent', 'message.delivered', 'message.read', 'message.played', 'message.failed', 'message.updated', 'message.dropped',
  'conversation.created', 'conversation.updated', 'conversation.handed_off', 'conversation.taken_over', 'conversation.returned_to_ai',
  'conversation.resolved', 'conversation.reopened', 'turn.silent', 'note.created', 'note.updated', 'note.deleted', 'conversation.labelled', 'conversation.reply_parked', 'label.updated', 'label.deleted', 'canned_reply.updated', 'canned_reply.deleted', 'inbox_view.updated', 'inbox_view.deleted', 'customer.updated', 'media.ready', 'media.failed', 'media.transcribed', 'media.described',
  'account.updated', 'account.removed', 'account.paused', 'account.resumed', 'account.webhook_verified', 'template.updated', 'template.status_changed', 'template.deleted', 'product.updated', 'synonyms.changed', 'stock_wish.updated', 'order.created', 'order.placed', 'order.updated', 'knowledge.updated',
  'bulk_message.updated', 'bulk_message.progress', 'bulk_message.deleted',
  'notification_rule.updated', 'notification_rule.deleted', 'notification.settled',
  'run.started', 'run.completed', 'run.failed', 'security.recorded', 'store.updated', 'billing.updated',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];
