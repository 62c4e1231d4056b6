import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import type { BulkMessage, BulkRecipient, BulkStatus } from './model.js';

const TEXTS: Readonly<Record<BulkStatus, MessageDescriptor>> = {
  draft: msg`Draft`, queued: msg({ message: 'Queued', context: 'bulk message' }), in_progress: msg({ message: 'Sending', context: 'bulk message' }), paused: msg({ message: 'Paused', context: 'bulk message' }),
  completed: msg({ message: 'Completed', context: 'bulk message' }), partially_failed: msg({ message: 'Partially failed', context: 'bulk message' }), cancelled: msg({ message: 'Cancelled', context: 'bulk message' }),
};
const COLORS: Readonly<Record<BulkStatus, string>> = { draft: 'gray', queued: 'blue', in_progress: 'teal', paused: 'yellow', completed: 'teal', partially_failed: 'yellow', cancelled: 'gray' };

export function BulkStatusPill({ bulk }: { readonly bulk: Pick<BulkMessage, 'status' | 'scheduled_at'> }) {
  const { i18n, t } = useLingui();
  return <Badge tt="none" variant="light" color={COLORS[bulk.status]}>{bulk.status === 'queued' && bulk.scheduled_at !== null ? t`Scheduled` : i18n._(TEXTS[bulk.status])}</Badge>;
}

export const RECIPIENT_TEXTS: Readonly<Record<BulkRecipient['status'], MessageDescriptor>> = {
  pending: msg({ message: 'Waiting', context: 'bulk recipient' }), skipped: msg({ message: 'Left out', context: 'bulk recipient' }), queued: msg({ message: 'On the way', context: 'bulk recipient' }), sending: msg({ message: 'On the way', context: 'bulk recipient' }),
  unknown: msg({ message: 'Not known yet', context: 'bulk recipient' }), sent: msg({ message: 'Sent', context: 'bulk recipient' }), delivered: msg({ message: 'Delivered', context: 'bulk recipient' }),
  read: msg({ message: 'Read', context: 'bulk recipient' }), failed: msg({ message: 'Failed', context: 'bulk recipient' }),
};
const RECIPIENT_COLORS: Readonly<Record<BulkRecipient['status'], string>> = { pending: 'gray', skipped: 'gray', queued: 'gray', sending: 'gray', unknown: 'yellow', sent: 'blue', delivered: 'teal', read: 'teal', failed: 'red' };

export function RecipientStatusPill({ status }: { readonly status: BulkRecipient['status'] }) {
  const { i18n } = useLingui();
  return <Badge tt="none" variant="light" color={RECIPIENT_COLORS[status]}>{i18n._(RECIPIENT_TEXTS[status])}</Badge>;
}
