/** A product of the sample store, as its files in this folder write it. Prices are euro cents. */
export interface DemoProductText {
  /** Also the name of its photo. */
  readonly handle: string;
  readonly title: string;
  readonly description: string;
  /** What the photo shows. */
  readonly alt: string;
  readonly tags: readonly string[];
  /** Words in English, Spanish, French and Arabic by which customers look for it. */
  readonly searchTerms: readonly string[];
  readonly variants: readonly DemoVariant[];
}
export interface DemoProduct extends DemoProductText { readonly category: string }
export interface DemoVariant {
  readonly options?: Readonly<Record<string, string>>;
  readonly sku: string;
  readonly price: number;
  readonly compareAt?: number;
  readonly stock: number;
}
