import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { ApiError, idempotencyKey } from '../../api/api.js';
import { useNotices } from '../../page/notices.js';
import { useUndoNotice } from '../../page/undo-notice.js';
import type { Order } from '../orders.js';
import { useMoveOrder } from './api/move-order.js';
import { type Saving, useSaveDraft } from './api/save-draft.js';
import type { Buyer } from './draft.js';

interface SavingOptions {
  readonly storeId: string;
  readonly buyer: Buyer;
  readonly cart: Order | undefined;
  /** What is written is stored, even if it cannot be placed then. */
  readonly onStored: () => void;
  readonly onDone: (order: Order) => void;
}

/** Saves, places if that is wanted, and offers the way back. What was saved and could not be placed is changed by the next try. */
export function useSaving({ storeId, buyer, cart, onStored, onDone }: SavingOptions) {
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
  // A cart that could not be placed stays behind: whoever leaves it there hears of it.
  const unsaid = useRef<() => void>(undefined);
  useEffect(() => () => unsaid.current?.(), []);
  const tell = (order: Order, place: boolean): void => {
    const text = place ? t`Order #${order.number ?? 0} is placed` : t`The cart is saved`;
    // The dialog is gone by then: only a promise is still heard.
    const giveUp = (): void => void move.mutateAsync({ order, to: 'cancelled' }).then(() => notices.done(place ? t`The order is cancelled` : t`The cart is given up`), notices.failed);
    if (isNew) undoable(text, giveUp);
    else notices.done(text);
  };
  const finish = (order: Order, place: boolean): void => {
    unsaid.current = undefined;
    tell(order, place);
    onDone(order);
  };
  const error = save.error ?? move.error;
  return {
    error,
    /** The lines that the error is about, in their order. */
    sent: (save.error === null ? move.variables?.order.lines : save.variables?.body.lines) ?? [],
    /** Set when somebody else was faster: the order as it was known here, and what was to become of it. */
    conflict: stored !== undefined && error instanceof ApiError && error.code === 'order.stale' ? { known: stored, place: save.variables?.place === true } : undefined,
    take: (theirs: Order): void => {
      save.reset();
      move.reset();
      setStored(theirs);
    },
    isPending: save.isPending || move.isPending,
    run: (body: Saving['body'], place: boolean, onRefused: (error: unknown) => void, before = stored): void => {
      move.reset();
      setStored(before);
      save.mutate({ body, buyer, before, key: keyOf(body), place }, {
        onError: onRefused,
        onSuccess: (order) => {
          setStored(order);
          onStored();
          if (!place) return finish(order, false);
          move.mutate({ order, to: 'placed' }, {
            onSuccess: (placed) => finish(placed, true),
            onError: (refused) => {
              unsaid.current = () => tell(order, false);
              onRefused(refused);
            },
          });
        },
      });
    },
  };
}
