import type { OrderStatus } from '#contracts';
import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Ban, EllipsisVertical, RotateCcw, Send, Undo2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { nextStatuses } from '#contracts';
import { ApiError } from '../../../shared/api/api.js';
import { useNotices } from '../../../shared/page/notices.js';
import { ORDER_STATUS_TEXTS } from '../../../shared/orders/status-pill.js';
import { useShortcuts } from '../../../shared/page/shortcuts.js';
import { useUndoNotice } from '../../../shared/page/undo-notice.js';
import type { useTransitionOrder } from '../api/transition-order.js';
import { type Order, stepsOf } from '../model.js';
import { EndDialog } from './end-dialog.js';
import { SendUpdateDialog } from './send-update-dialog.js';

interface OrderStepsProps { readonly storeId: string; readonly order: Order; readonly transition: ReturnType<typeof useTransitionOrder> }
type End = 'cancelled' | 'refunded';

const STEP_TEXTS: Readonly<Partial<Record<OrderStatus, MessageDescriptor>>> = {
  placed: msg`Place the order`, paid: msg`Mark as paid`, preparing: msg`Start preparing`, shipped: msg`Mark as shipped`, delivered: msg`Mark as delivered`,
};

/** The next step as a button, every other one in a menu. Steps can be taken back for a moment; an end is asked about. */
export function OrderSteps({ storeId, order, transition }: OrderStepsProps) {
  const { t, i18n } = useLingui();
  const move = useMove(order, transition);
  const [end, setEnd] = useState<End | undefined>();
  const [isWriting, writing] = useDisclosure();
  const menu = useRef<HTMLButtonElement>(null);
  const { next, others } = stepsOf(order);
  const hasOthers = others.length > 0;
  const ends = others.filter((status): status is End => status === 'cancelled' || status === 'refunded');
  const steps = others.filter((status) => status !== 'cancelled' && status !== 'refunded');
  useShortcuts(useMemo(() => ({ title: t`Order`, shortcuts: [{ keys: 's', label: t`Set the status`, isInBar: hasOthers, run: () => menu.current?.click() }] }), [t, hasOthers]));
  return (
    <Group gap="xs">
      {order.number !== null && <Button variant="default" leftSection={<Send size={16} aria-hidden />} onClick={writing.open}><Trans>Send update</Trans></Button>}
      {next !== undefined && <Button loading={transition.isPending} disabled={next === 'placed' && order.lines.length === 0} onClick={() => move(next)}>{i18n._(STEP_TEXTS[next] ?? ORDER_STATUS_TEXTS[next])}</Button>}
      {hasOthers && (
        <Menu position="bottom-end" width={220}>
          <Menu.Target><ActionIcon ref={menu} size={36} variant="default" aria-label={t`Other steps`}><EllipsisVertical size={18} aria-hidden /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            {order.status === 'cancelled'
              ? <Menu.Item leftSection={<RotateCcw size={15} aria-hidden />} onClick={() => move('placed')}><Trans>Take it up again</Trans></Menu.Item>
              : steps.map((status) => <Menu.Item key={status} onClick={() => move(status)}>{i18n._(ORDER_STATUS_TEXTS[status])}</Menu.Item>)}
            {ends.length > 0 && steps.length > 0 && <Menu.Divider />}
            {ends.map((status) => (
              <Menu.Item key={status} color="red" leftSection={status === 'cancelled' ? <Ban size={15} aria-hidden /> : <Undo2 size={15} aria-hidden />} onClick={() => setEnd(status)}>
                {status === 'refunded' ? <Trans>Refund …</Trans> : order.number === null ? <Trans>Give up the cart …</Trans> : <Trans>Cancel the order …</Trans>}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {end !== undefined && <EndDialog order={order} end={end} transition={transition} onClose={() => setEnd(undefined)} />}
      {isWriting && <SendUpdateDialog storeId={storeId} order={order} onClose={writing.close} />}
    </Group>
  );
}

function useMove(order: Order, transition: OrderStepsProps['transition']): (status: OrderStatus) => void {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const undoable = useUndoNotice();
  // Where the page shows which lines are short, a notice would say it twice.
  const failed = (error: unknown): void => {
    if (!(error instanceof ApiError && error.code === 'order.out_of_stock')) notices.failed(error);
  };
  return (status) => transition.mutate({ status, version: order.version }, {
    onError: failed,
    onSuccess: (moved) => {
      const name = i18n._(ORDER_STATUS_TEXTS[status]);
      if (!nextStatuses(moved.status, moved.number !== null).includes(order.status)) return notices.done(t`The order is now: ${name}`);
      undoable(t`The order is now: ${name}`, () => transition.mutate({ status: order.status, version: moved.version }, { onError: failed, onSuccess: () => notices.done(t`It is as before`) }));
    },
  });
}
