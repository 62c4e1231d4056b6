import { Trans, useLingui } from '@lingui/react/macro';
import { Clock } from 'lucide-react';
import { isClosing } from '../api/list-conversations.js';
import { windowLeft } from '../window-left.js';
import classes from './list.module.css';

/** In its last hour: how long the customer can still be answered freely. */
export function ClosingMark({ closesAt, now }: { readonly closesAt: string | null; readonly now: number }) {
  const { t } = useLingui();
  if (closesAt === null || !isClosing(closesAt, now)) return null;
  const { hours, minutes: rest } = windowLeft(closesAt, now);
  const minutes = hours * 60 + rest;
  return <span className={classes['closing']} title={t`closes in ${minutes} min`}><Clock size={12} aria-hidden /><Trans>{minutes} min</Trans></span>;
}
