import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { countsQuery } from '../../features/inbox/api/count-conversations.js';
import { orderCountsQuery } from '../../features/orders/api/count-orders.js';
import { assistantQuery } from '../../shared/assistant/assistant.js';
import type { StorePath } from '../navigation.js';
import classes from './sidebar.module.css';

interface NavBadgeProps {
  readonly to: StorePath;
  readonly storeId: string;
  /** Of the words that describe the item with it. */
  readonly id: string;
}

/** What waits behind an item of the menu. */
export function NavBadge({ to, ...props }: NavBadgeProps) {
  switch (to) {
    case '/s/$storeSlug/inbox': return <Waiting {...props} />;
    case '/s/$storeSlug/orders': return <NewOrders {...props} />;
    case '/s/$storeSlug/assistant': return <AssistantOff {...props} />;
    default: return null;
  }
}

function Waiting({ storeId, id }: Omit<NavBadgeProps, 'to'>) {
  const { t } = useLingui();
  const { data } = useQuery(countsQuery(storeId));
  return <Count count={data?.waiting} words={t`Waiting`} id={id} />;
}

function NewOrders({ storeId, id }: Omit<NavBadgeProps, 'to'>) {
  const { t } = useLingui();
  const { data } = useQuery(orderCountsQuery(storeId));
  return <Count count={data?.get('placed')} words={t({ message: 'New', context: 'order' })} id={id} />;
}

function Count({ count = 0, words, id }: { readonly count: number | undefined; readonly words: string; readonly id: string }) {
  if (count === 0) return null;
  return <><span className={classes['badge']} aria-hidden>{count > 99 ? '99+' : count}</span><span id={id} hidden>{count} {words}</span></>;
}

function AssistantOff({ storeId, id }: Omit<NavBadgeProps, 'to'>) {
  const { t } = useLingui();
  const { data } = useQuery(assistantQuery(storeId));
  if (data?.enabled !== false) return null;
  return <><span className={classes['badge']} data-dot aria-hidden /><span id={id} hidden>{t`The assistant is off`}</span></>;
}
