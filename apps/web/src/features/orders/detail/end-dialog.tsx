import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../shared/page/dialog.js';
import { formatMoney } from '../../../shared/formats/money.js';
import { useNotices } from '../../../shared/page/notices.js';
import { FormError } from '../../../shared/page/states.js';
import type { useTransitionOrder } from '../api/transition-order.js';
import { customerName, type Order, piecesOf } from '../model.js';

interface EndDialogProps {
  readonly order: Order;
  readonly end: 'cancelled' | 'refunded';
  readonly transition: ReturnType<typeof useTransitionOrder>;
  readonly onClose: () => void;
}

/** Asks before an order ends, says what follows, and why it ended is kept. */
export function EndDialog({ order, end, transition, onClose }: EndDialogProps) {
  const { t, i18n } = useLingui();
  const notices = useNotices();
  const [reason, setReason] = useState('');
  const name = <bdi>{customerName(order)}</bdi>;
  const total = formatMoney({ amount: order.total, currency: order.currency }, i18n.locale);
  const isCart = order.number === null;
  const run = (): void => transition.mutate({ status: end, reason: reason.trim(), version: order.version }, {
    onSuccess: () => {
      notices.done(end === 'refunded' ? t`The order is refunded` : isCart ? t`The cart is given up` : t`The order is cancelled`);
      onClose();
    },
  });
  return (
    <Dialog onClose={onClose} title={end === 'refunded' ? t`Refund order #${order.number ?? 0}?` : isCart ? t`Give up this cart?` : t`Cancel order #${order.number ?? 0}?`}>
      <Stack>
        <Text size="sm">
          {end === 'refunded' && <Trans>{name} gets {total} back: pay it out yourself, here it is only noted. This cannot be undone. The stock stays as it is.</Trans>}
          {end === 'cancelled' && !isCart && <><Trans>The order of {name} over {total} is cancelled.</Trans> <Plural value={piecesOf(order)} one="# piece goes back into the stock." other="# pieces go back into the stock." /></>}
          {end === 'cancelled' && isCart && <Trans>The cart of {name} is emptied. Nothing was taken off the stock.</Trans>}
        </Text>
        <TextInput label={t`Reason`} description={t`For your team; the customer is not told.`} maxLength={500} dir="auto" value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
        <FormError error={transition.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}><Trans>Back</Trans></Button>
          <Button color="red" loading={transition.isPending} onClick={run}>{end === 'refunded' ? <Trans>Refund</Trans> : isCart ? <Trans>Give up the cart</Trans> : <Trans>Cancel the order</Trans>}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
