import type { DraftAction, DraftOption } from '../composition/draft.js';
import type { TurnMessage } from '../turn.js';
import type { ToolContext } from '../tools/tool.js';
import { ACTION_HAND_OFF, ACTION_MENU } from '../tools/suggest-actions.js';
import { orderWordsOf } from '../wording/order-words.js';
import { wordsOf } from '../wording/words.js';
import { isAddressAsked } from './asked.js';
import { cartId, orderTapOf } from './order-taps.js';

/** Buttons under one message, and rows of one list, of which the question's own are a part. */
const MOST_BUTTONS = 3;
const MOST_ROWS = 10;

/** Whoever asked for something else while the address was wanted is asked for it again at the end of the answer, while the order still needs it. */
export async function askAddressAgain(history: readonly TurnMessage[], { draft, desk, language }: ToolContext): Promise<void> {
  if (desk === undefined || draft.handOff !== undefined || !isAddressAsked(history) || draft.isEmpty || [...draft.actions, ...draft.options].some(isOrderStep)) return;
  const cart = await desk.find();
  if (cart === undefined || cart.order.lines.length === 0 || cart.order.delivery !== null) return;
  const { pickup } = await desk.settings();
  const words = orderWordsOf(language);
  const own = [...(pickup ? [{ id: cartId('pickup'), title: words.pickupButton }] : []), { id: cartId('back'), title: words.back }];
  const others = draft.actions.filter(({ id }) => id !== ACTION_MENU && id !== ACTION_HAND_OFF);
  // Whoever cannot make the address understood has a way out.
  const wayOut = others.length === 0 ? [{ id: ACTION_HAND_OFF, title: wordsOf(language).personButton }] : [];
  draft.stillAsked = pickup ? words.askAddressOrPickup : words.askAddress;
  draft.options = draft.options.slice(0, MOST_ROWS - own.length);
  draft.actions = [...(draft.options.length === 0 ? others.slice(0, MOST_BUTTONS - own.length) : []), ...own, ...(draft.options.length === 0 ? wayOut : [])];
}

/** The answer goes on with the order by itself. */
function isOrderStep(choice: DraftOption | DraftAction): boolean {
  return 'id' in choice && orderTapOf(choice.id) !== undefined;
}
