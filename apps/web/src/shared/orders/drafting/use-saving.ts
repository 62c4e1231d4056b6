import { useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { idempotencyKey } from '../../api.js';
import { useNotices } from '../../notices.js';
import { useUndoNotice } from '../../undo-notice.js';
import type { Order } from '../orders.js';
import { useMoveOrder } from './api/move-order.js';
import { type Saving, useSaveDraft } from './api/save-draft.js';
import type { Buyer } from './draft.js';

interface SavingOptions {
  readonly storeId: string;
  readonly buyer: Buyer;
  readonly cart: Order | undefined;
  readonly onDone: (order: Order) => void;
}

/** Saves, places if that is wanted, and offers the way back. What was saved and could not be placed is changed by the next try. */
export function useSaving({ storeId, buyer, cart, onDone }: SavingOptions) {
  const { t } = useLingui();
  const notices = useNotices();
  const undoable = useUndoNotice();
  const save = useSaveDraft(storeId);
  const move = useMoveOrder(storeId);
  const [stored, setStored] = useState(cart);
  const [isNew] = useState(cart === undefined);
  const sent = useRef({ words: '', key: '' });
  const keyOf = (body: Saving['body']): string => {
    const words = JSON.stringify(body);
    // The same request again has the same key: what arrived without an answer is not written twice.
    if (sent.current.words !== words) sent.current = { words, key: idempotencyKey()['Idempotency-Key'] };
    return sent.current.key;
  };
  const finish = (order: Order, place: boolean): void => {
    const text = place ? t`Order #${order.number ?? 0} is placed` : t`The cart is saved`;
    // The dialog is gone by then: only a promise is still heard.
    const giveUp = (): void => void move.mutateAsync({ order, to: 'cancelled' }).then(() => notices.done(place ? t`The order is cancelled` : t`The cart is given up`), notices.failed);
    if (isNew) undoable(text, giveUp);
    else notices.done(text);
    onDone(order);
  };
  return {
    error: save.error ?? move.error,
    isPending: save.isPending || move.isPending,
    run: (body: Saving['body'], place: boolean, onRefused: (error: unknown) => void): void => {
      move.reset();
      save.mutate({ body, buyer, before: stored, key: keyOf(body) }, {
        onError: onRefused,
        onSuccess: (order) => {
          setStored(order);
          if (!place) return finish(order, false);
          move.mutate({ order, to: 'placed' }, { onSuccess: (placed) => finish(placed, true), onError: onRefused });
        },
      });
    },
  };
}
