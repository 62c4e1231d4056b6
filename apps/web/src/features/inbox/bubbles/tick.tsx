import type { MessageStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, CircleHelp, Clock, type LucideIcon, Mic, TriangleAlert } from 'lucide-react';
import classes from './bubble.module.css';

const TICKS: Readonly<Record<MessageStatus, { icon: LucideIcon; label: MessageDescriptor }>> = {
  queued: { icon: Clock, label: msg`Queued` }, sending: { icon: Clock, label: msg`Sending` }, unknown: { icon: CircleHelp, label: msg`Not confirmed` },
  sent: { icon: Check, label: msg`Sent` }, delivered: { icon: CheckCheck, label: msg`Delivered` }, read: { icon: CheckCheck, label: msg`Read` },
  played: { icon: Mic, label: msg`Played` }, failed: { icon: TriangleAlert, label: msg`Failed` },
};

/** How far a message got, as an icon with words for those who do not see it. */
export function Tick({ status }: { readonly status: MessageStatus }) {
  const { i18n } = useLingui();
  const { icon: Icon, label } = TICKS[status];
  const text = i18n._(label);
  return <span className={classes['tick']} data-status={status} title={text}><Icon size={15} aria-hidden /><span className={classes['heard']}>{text}</span></span>;
}
