import type { MessageStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Check, CheckCheck, CircleHelp, Clock, type LucideIcon, Mic, TriangleAlert } from 'lucide-react';
import { TickMark } from '../../../shared/message/tick-mark.js';

const TICKS: Readonly<Record<MessageStatus, { icon: LucideIcon; label: MessageDescriptor }>> = {
  queued: { icon: Clock, label: msg`Queued` }, sending: { icon: Clock, label: msg`Sending` }, unknown: { icon: CircleHelp, label: msg`Not confirmed` },
  sent: { icon: Check, label: msg`Sent` }, delivered: { icon: CheckCheck, label: msg`Delivered` }, read: { icon: CheckCheck, label: msg`Read` },
  played: { icon: Mic, label: msg`Played` }, failed: { icon: TriangleAlert, label: msg`Failed` },
};

/** How far a message of ours got. */
export function Tick({ status }: { readonly status: MessageStatus }) {
  return <TickMark {...TICKS[status]} status={status} />;
}
