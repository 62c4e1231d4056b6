import { orderTapOf } from '../../ordering/order-taps.js';
import type { TurnMessage } from '../../turn.js';
import { tapOf } from './taps.js';

/** What the conversation is about when the customer names nothing. Bare uuids. */
export type LastShown =
  | { readonly kind: 'variant'; readonly variantId: string }
  | { readonly kind: 'product'; readonly productId: string }
  /** One of the variants of a product, of which this is one. */
  | { readonly kind: 'variants'; readonly variantId: string }
  /** A list of which it may be any: these products, or parts of the catalog. */
  | { readonly kind: 'several'; readonly productIds: readonly string[] }
  | { readonly kind: 'cart' };

/** What was shown, asked about or tapped last; answers that show nothing change nothing. @param withCart whether the cart counts */
export function lastShown(history: readonly TurnMessage[], withCart: boolean): LastShown | undefined {
  for (const message of history.toReversed()) {
    const shown = shownIn(message);
    if (shown !== undefined && (withCart || shown.kind !== 'cart')) return shown;
  }
  return undefined;
}

function shownIn({ author, content }: TurnMessage): LastShown | undefined {
  if (author !== 'assistant') return author === 'customer' && content.kind === 'choice' ? meantBy([content.id]) : undefined;
  if (content.kind === 'buttons') return meantBy(content.buttons.map(({ id }) => id));
  if (content.kind !== 'list') return undefined;
  const ids = content.sections.flatMap(({ rows }) => rows.map(({ id }) => id));
  const taps = ids.map(tapOf);
  const productIds = taps.flatMap((tap) => (tap?.kind === 'product' ? [tap.productId] : []));
  if (productIds.length > 0 || taps.some((tap) => tap?.kind === 'browse')) return { kind: 'several', productIds };
  const meant = meantBy(ids);
  return meant?.kind === 'variant' ? { ...meant, kind: 'variants' } : meant;
}

/** Ways into the cart stand under other things, too. */
function meantBy(ids: readonly string[]): LastShown | undefined {
  for (const id of ids) {
    const [tap, step] = [tapOf(id), orderTapOf(id)];
    if (tap?.kind === 'product' || tap?.kind === 'order') return { kind: 'product', productId: tap.productId };
    if (step?.kind === 'quantity' || step?.kind === 'variant' || step?.kind === 'wish') return { kind: 'variant', variantId: step.variantId };
  }
  return ids.some((id) => orderTapOf(id) !== undefined) ? { kind: 'cart' } : undefined;
}
