import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import classes from './message.module.css';

interface TickMarkProps {
  readonly icon: LucideIcon;
  readonly label: MessageDescriptor;
  readonly status: string;
}

/** How far a message got, as an icon with words for those who do not see it. */
export function TickMark({ icon: Icon, label, status }: TickMarkProps) {
  const { i18n } = useLingui();
  const text = i18n._(label);
  return <span className={classes['tick']} data-status={status} title={text}><Icon size={15} aria-hidden /><span className="heard">{text}</span></span>;
}
