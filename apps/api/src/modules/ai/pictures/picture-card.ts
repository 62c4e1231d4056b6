import { cut } from '#contracts';
import type { Card, CardItem } from '../../../platform/pictures/picture-renderer.js';
import { formatMoney, priceText, stockText } from '../money.js';
import type { SourceProduct, SourceVariant, StoreFacts } from '../sources.js';
import type { Language } from '../wording/language.js';
import { pictureWordsOf } from '../wording/picture-words.js';
import { fill } from '../wording/words.js';

export const PICTURE_KINDS = ['menu', 'offer', 'comparison'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];
/** How many products each kind shows: fewer make no such picture, more cannot be read on a phone. */
export const PICTURE_SIZES: Readonly<Record<PictureKind, { readonly min: number; readonly max: number }>> = { menu: { min: 1, max: 9 }, offer: { min: 1, max: 4 }, comparison: { min: 2, max: 3 } };

/** A card whose photos are still ids (bare uuids) of files. */
export interface PlannedCard extends Omit<Card, 'items'> { readonly items: readonly PlannedItem[] }
export interface PlannedItem extends Omit<CardItem, 'photo'> { readonly mediaId: string | null }

const LONGEST_FACT = 150;

/** Everything on the picture, from the catalog as it is: nobody else has a word in it. */
export function cardOf(kind: PictureKind, products: readonly SourceProduct[], { store, language, now }: { readonly store: StoreFacts; readonly language: Language; readonly now: Date }): PlannedCard {
  const words = pictureWordsOf(language);
  const date = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'long', timeZone: store.timezone }).format(now);
  return {
    layout: kind === 'menu' ? 'rows' : 'cells', direction: language === 'ar' ? 'rtl' : 'ltr',
    from: store.name, heading: words[kind], note: fill(words.note, { date }),
    items: products.map((product) => ({
      title: product.title, detail: stockText(product.variants, language), price: priceText(product.variants, language) ?? '', before: beforeText(product, language),
      facts: kind === 'comparison' ? factsOf(product) : [], mediaId: product.images[0]?.mediaId ?? null,
    })),
  };
}

/** The variant whose price is shown. */
function cheapestOf({ variants }: SourceProduct): SourceVariant | undefined {
  return variants.toSorted((a, b) => a.price.amount - b.price.amount)[0];
}

/** A real former price above the price that is shown; never one that somebody made up. */
function beforeText(product: SourceProduct, language: Language): string | null {
  return isOffer(product) ? formatMoney(cheapestOf(product)?.compareAt ?? { amount: 0, currency: 'USD' }, language) : null;
}

/** True when the price that is shown is lower than it was. */
export function isOffer(product: SourceProduct): boolean {
  const { price, compareAt } = cheapestOf(product) ?? {};
  return price !== undefined && compareAt !== undefined && compareAt !== null && compareAt.currency === price.currency && compareAt.amount > price.amount;
}

function factsOf({ variants, description }: SourceProduct): string[] {
  const titles = variants.length > 1 ? variants.map((variant) => variant.title).filter((title) => title !== '').join(', ') : '';
  return [titles, description.replaceAll(/\s+/g, ' ')].map((fact) => cut(fact, LONGEST_FACT).trim()).filter((fact) => fact !== '');
}
