/** An amount in the currency's minor units (1250 = 12.50 for EUR). */
export interface Money {
  amount: number;
  /** ISO 4217, upper case. */
  currency: string;
}
export interface CatalogVariant {
  id: string;
  title: string;
  options: Readonly<Record<string, string>>;
  sku: string | null;
  price: Money;
  /** Former price, shown struck through. */
  compareAt: Money | null;
  /** What the store pays for it; never told to customers or the assistant. */
  cost: Money | null;
  /** Pieces at hand; null when the store does not count them. */
  stock: number | null;
}
/** Between the parts of a category's path. */
export const CATEGORY_SEPARATOR = ' > ';
/** `address`: where on the web it was taken from, if an import brought it. */
export interface CatalogImage { mediaId: string; alt: string; address: string | null }
/** As many as a product has. */
export const IMAGES_MAX = 20;
export const PRODUCT_STATUSES = ['draft', 'active', 'archived'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** A product as it is now. `version` grows with every change: an answer can say which state it was made from. */
export interface CatalogProduct {
  id: string;
  version: number;
  /** Short name in addresses and imports, unique in its store. */
  handle: string;
  title: string;
  description: string;
  status: ProductStatus;
  /** Where it stands in the shop, from the whole to the part: "Home > Lighting". Empty when nowhere. */
  category: string;
  tags: string[];
  /** Further words by which customers look for it, in any language. Never shown to them. */
  searchTerms: string[];
  variants: CatalogVariant[];
  images: CatalogImage[];
  url: string | null;
  createdAt: Date;
  updatedAt: Date;
}
/** A product that a search found. */
export interface ProductHit {
  product: CatalogProduct;
  /** Comparable within one answer only. */
  score: number;
  /** The words of the query, as typed or repaired, that the product answers. */
  matched: string[];
}
