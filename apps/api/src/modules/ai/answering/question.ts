import type { OrderDesk } from '../ordering/order-desk.js';
import type { AssistantTurn } from '../turn.js';

/** A turn to be answered: a customer's, or one that people try out. */
export interface Question extends Pick<AssistantTurn, 'storeId' | 'customer' | 'messages' | 'history' | 'handBack' | 'capabilities' | 'signal'> {
  /** Absent where there is no conversation to order in. */
  readonly desk?: OrderDesk;
  /** The store's budget may confine it: people who try something out get what they asked for. */
  readonly isConfined: boolean;
  /** How many answers in a row before this one knew nothing, `most` at most. */
  readonly unansweredBefore: (most: number) => Promise<number>;
}
