import { Trans, useLingui } from '@lingui/react/macro';
import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Dialog } from '../../page/dialog.js';
import { useConfirm } from '../../page/confirm.js';
import { ErrorState } from '../../page/states.js';
import type { Order } from '../orders.js';
import { cartQuery } from './api/cart-of-conversation.js';
import { BuyerField } from './buyer-field.js';
import type { Buyer } from './draft.js';
import { DraftForm } from './draft-form.js';

interface OrderDialogProps {
  readonly storeId: string;
  /** Whose order it is; chosen first when absent. */
  readonly buyer?: Buyer;
  /** A cart that is changed. */
  readonly cart?: Order;
  readonly onClose: () => void;
  readonly onSaved?: (order: Order) => void;
}

/** Writes an order by hand: what is wanted, where it goes, what it comes to. A conversation has one cart: where there is one, that is changed. */
export function OrderDialog({ storeId, buyer: given, cart, onClose, onSaved }: OrderDialogProps) {
  const { t } = useLingui();
  const confirm = useConfirm();
  const [buyer, setBuyer] = useState(given);
  const isDirty = useRef(false);
  const close = (): void => {
    if (!isDirty.current) return onClose();
    confirm({ title: t`Leave without saving?`, body: t`What you wrote into the order is lost.`, action: t`Leave`, run: onClose });
  };
  const keepDirty = (now: boolean): void => {
    isDirty.current = now;
  };
  const done = (order: Order): void => {
    onSaved?.(order);
    onClose();
  };
  return (
    <Dialog onClose={close} title={cart === undefined ? t`New order` : t`Change the cart`} size="lg">
      <Stack gap="md">
        {buyer === undefined
          ? <BuyerField storeId={storeId} onChoose={setBuyer} />
          : <Text size="sm" c="dimmed"><Trans>For <bdi>{buyer.label}</bdi></Trans></Text>}
        {buyer !== undefined && (buyer.conversationId === undefined || cart !== undefined
          ? <DraftForm storeId={storeId} buyer={buyer} cart={cart} onDirty={keepDirty} onCancel={close} onDone={done} />
          : <CartOf storeId={storeId} buyer={buyer} conversationId={buyer.conversationId} onDirty={keepDirty} onCancel={close} onDone={done} />)}
      </Stack>
    </Dialog>
  );
}

interface CartOfProps {
  readonly storeId: string;
  readonly buyer: Buyer;
  readonly conversationId: string;
  readonly onDirty: (isDirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onDone: (order: Order) => void;
}

function CartOf({ conversationId, ...props }: CartOfProps) {
  const query = useQuery({ ...cartQuery(props.storeId, conversationId), refetchOnWindowFocus: false, staleTime: Infinity });
  if (query.data === undefined) return query.isPending ? <Stack role="status"><Skeleton h={36} /><Skeleton h={90} /><Skeleton h={36} /></Stack> : <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <DraftForm {...props} cart={query.data ?? undefined} />;
}
