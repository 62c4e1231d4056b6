import { publicId, type Button, type ListRow } from '#contracts';
import type { Language } from '../wording/language.js';
import { priceText, stockText } from '../money.js';
import type { SourceProduct } from '../sources.js';
import { OPTION_PRODUCT } from '../tools/suggest-actions.js';
import type { AnswerDraft } from './draft.js';
import { fillReferences, UnknownReference } from './references.js';
import { shorten } from './text-split.js';

/** Of a product's description under its photo. */
const LONGEST_CAPTION_DESCRIPTION = 400;

/** An answer with every number and name in place, not yet cut into bubbles. */
export interface ResolvedAnswer {
  readonly text: string;
  /** Stands below everything else. */
  readonly closing?: string;
  readonly listButton: string;
  readonly rows: readonly ListRow[];
  readonly actions: readonly Button[];
  readonly photos: readonly { readonly mediaId: string; readonly caption: string }[];
}

/**
 * Fills what only the server may say.
 * @param products the catalog version in force of every product that the draft names
 * @param descriptionMax letters of a product's description under its photo; 0: none
 * @throws UnknownReference when the draft names anything else
 */
export function resolveDraft(draft: AnswerDraft, products: readonly SourceProduct[], language: Language, descriptionMax = LONGEST_CAPTION_DESCRIPTION): ResolvedAnswer {
  const find = (id: string): SourceProduct => {
    const product = products.find((candidate) => candidate.id === id);
    if (product === undefined) throw new UnknownReference(publicId('product', id));
    return product;
  };
  const write = (text: string): string => fillReferences(text, products, language).replaceAll(/[ \t]+\n/g, '\n').trim();
  return {
    text: [write(draft.text), draft.cartNews, draft.serverText].filter((part) => part !== '').join('\n\n'),
    closing: draft.stillAsked,
    listButton: write(draft.listButton),
    rows: draft.options.map((option): ListRow => {
      if (option.kind === 'product') return productRow(find(option.productId), language);
      if (option.kind === 'server') return { id: option.id, title: option.title, description: option.description };
      return { id: option.id, title: write(option.title), ...(option.description === undefined ? {} : { description: write(option.description) }) };
    }),
    actions: draft.actions.map((action) => ({ id: action.id, title: write(action.title) })),
    photos: draft.photos.map(find).flatMap((product) => {
      const image = product.images[0];
      return image === undefined ? [] : [{ mediaId: image.mediaId, caption: productCaption(product, language, descriptionMax) }];
    }),
  };
}

function productRow(product: SourceProduct, language: Language): ListRow {
  const description = [priceText(product.variants, language), stockText(product.variants, language)].filter(Boolean).join(' · ');
  return { id: `${OPTION_PRODUCT}${product.id}`, title: product.title, description };
}

/** Title, price, stock and description of a product, as a customer reads them under its photo. */
export function productCaption(product: SourceProduct, language: Language, descriptionMax: number): string {
  const figures = [priceText(product.variants, language), stockText(product.variants, language)].filter(Boolean).join(' · ');
  const description = descriptionMax === 0 ? '' : shorten(product.description, descriptionMax);
  return [`*${product.title}*`, figures, description].filter((line) => line !== '').join('\n');
}
