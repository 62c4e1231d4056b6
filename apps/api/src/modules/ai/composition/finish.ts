import { parsePublicId, type OutboundContent } from '#contracts';
import type { Capabilities } from '#providers/contract';
import type { Evidence } from '../guard/evidence.js';
import type { Blocked, Guard } from '../guard/guard.js';
import type { Secrets } from '../guard/leaks.js';
import type { SourceProduct } from '../sources.js';
import type { ToolContext } from '../tools/tool.js';
import { isOffer } from '../pictures/picture-card.js';
import { wordsOf } from '../wording/words.js';
import { compose } from './compose.js';
import { fillReferences, referencedIds, UnknownReference } from './references.js';
import { resolveDraft } from './resolve.js';
import { shorten } from './text-split.js';

export type Finished =
  | { readonly kind: 'reply'; readonly messages: OutboundContent[] }
  | { readonly kind: 'hand_off'; readonly reason: string; readonly messages: OutboundContent[]; /** Why its own words were not sent. */ readonly refused?: Blocked }
  | { readonly kind: 'blocked'; readonly blocked: Blocked }
  | { readonly kind: 'empty' };

/** Rows of a list, with room for a button below. */
const MOST_ROWS = 9;

export interface FinishOptions {
  readonly capabilities: Capabilities;
  readonly guard: Pick<Guard, 'findBlocked'>;
  readonly evidence: Omit<Evidence, 'showsProducts'>;
  readonly secrets: Secrets;
  /** Letters of a product's description under its photo. */
  readonly descriptionMax?: number;
}

/** Checks a draft, fills prices and stock from the catalog as it is now, and cuts it into bubbles. */
export async function finishDraft(context: ToolContext, options: FinishOptions): Promise<Finished> {
  const { draft, language } = context;
  const { capabilities } = options;
  const words = wordsOf(language);
  const showsProducts = draft.photos.length > 0 || draft.picture !== undefined || draft.serverText !== '' || draft.options.some((option) => option.kind !== 'label');
  const blocked = options.guard.findBlocked(draft.texts(), { ...options.evidence, showsProducts }, options.secrets);
  if (blocked !== undefined) return refuse(context, capabilities, blocked);
  try {
    const products = await productsInForce(context);
    if (draft.handOff !== undefined) {
      const closing = draft.serverText || fillReferences(draft.handOff.message || draft.text || words.handOff, products, language);
      return { kind: 'hand_off', reason: draft.handOff.reason, messages: [{ kind: 'text', text: shorten(closing, capabilities.text.max) }] };
    }
    const picture = await drawn(context, products);
    const resolved = resolveDraft(draft, products, language, options.descriptionMax);
    const photos = picture === undefined ? resolved.photos : [...resolved.photos, { mediaId: picture, caption: '' }];
    const messages = compose({ ...resolved, photos }, capabilities, words);
    return messages.length === 0 ? { kind: 'empty' } : { kind: 'reply', messages };
  } catch (error) {
    if (error instanceof UnknownReference) return refuse(context, capabilities, { rule: 'reference', detail: error.message });
    throw error;
  }
}

/** A person who was called for is called, whatever the closing words were. */
function refuse({ draft, language }: ToolContext, { text }: Capabilities, blocked: Blocked): Finished {
  if (draft.handOff === undefined) return { kind: 'blocked', blocked };
  return { kind: 'hand_off', reason: draft.handOff.reason, messages: [{ kind: 'text', text: shorten(wordsOf(language).handOff, text.max) }], refused: blocked };
}

/** The picture with the prices in force; where it cannot be drawn the products come as a list. @throws UnknownReference when one of them was withdrawn */
async function drawn({ draft, draw }: ToolContext, products: readonly SourceProduct[]): Promise<string | undefined> {
  const { picture } = draft;
  if (picture === undefined) return undefined;
  const shown = picture.productIds.map((id) => products.find((product) => product.id === id));
  if (shown.includes(undefined) || (picture.kind === 'offer' && !shown.every((product) => product !== undefined && isOffer(product)))) throw new UnknownReference(`picture of kind ${picture.kind}`);
  try {
    if (draw !== undefined) return await draw(picture.kind, shown.flatMap((product) => product ?? []));
  } catch {
    // What was wrong with it is no matter of the customer's.
  }
  draft.options = [...draft.options, ...picture.productIds.map((productId) => ({ kind: 'product' as const, productId }))].slice(0, MOST_ROWS);
  return undefined;
}

/** Every product that the draft names, read again: a price may have changed while the model was thinking. */
async function productsInForce({ draft, seen, products, storeId }: ToolContext): Promise<SourceProduct[]> {
  const ids = new Set([...draft.photos, ...draft.picture?.productIds ?? [], ...draft.options.flatMap((option) => (option.kind === 'product' ? [option.productId] : []))]);
  for (const id of referencedIds(draft.texts())) {
    const variantId = parsePublicId('variant', id);
    const productId = parsePublicId('product', id) ?? [...seen.values()].find((product) => product.variants.some((variant) => variant.id === variantId))?.id;
    if (productId !== undefined) ids.add(productId);
  }
  return ids.size === 0 ? [] : products.findProducts(storeId, [...ids]);
}
