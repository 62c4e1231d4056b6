import type { Variant } from '../model.js';
import { amountText, parseAmount } from '../../../shared/formats/money.js';

/** One thing that customers choose, for example a size. The key stays while the name is typed. */
export interface Option { readonly key: string; readonly name: string; readonly values: readonly string[] }
/** A variant as it is typed. */
export interface VariantValues {
  readonly key: string;
  /** The stored variant that this is. */
  readonly id?: string;
  readonly title: string;
  /** The chosen value by option key. */
  readonly choices: Readonly<Record<string, string>>;
  readonly sku: string;
  readonly price: string;
  readonly compareAt: string;
  readonly cost: string;
  readonly stock: string;
}
export interface VariantsValue { readonly options: readonly Option[]; readonly variants: readonly VariantValues[] }
export type VariantField = 'title' | 'sku' | 'price' | 'compareAt' | 'cost' | 'stock';
export interface VariantInput { id?: string; title?: string; options?: Record<string, string>; sku: string | null; price: { amount: number; currency: string }; compare_at: { amount: number; currency: string } | null; cost: { amount: number; currency: string } | null; stock: number | null }

/** As many as the API takes. */
export const MOST_VARIANTS = 100;
export const MOST_OPTIONS = 3;
/** What the only variant of a product is called. */
const ONLY_VARIANT = 'Default';

let made = 0;
export const newKey = (): string => `k${(made += 1)}`;

export function emptyVariant(): VariantValues {
  return { key: newKey(), title: '', choices: {}, sku: '', price: '', compareAt: '', cost: '', stock: '' };
}

/** What is stored, as fields. */
export function variantsValue(stored: readonly Variant[], locale: string): VariantsValue {
  const names = [...new Set(stored.flatMap(({ options }) => Object.keys(options)))];
  const options = names.map((name) => ({ key: newKey(), name, values: [...new Set(stored.flatMap((variant) => textIn(variant.options, name)))] }));
  const variants = stored.map((variant): VariantValues => ({
    key: variant.id, id: variant.id, title: variant.title, choices: Object.fromEntries(options.flatMap(({ key, name }) => textIn(variant.options, name).map((value) => [key, value]))),
    sku: variant.sku ?? '', price: written(variant.price, locale), compareAt: written(variant.compare_at, locale), cost: written(variant.cost, locale), stock: variant.stock === null ? '' : String(variant.stock),
  }));
  return { options, variants: variants.length === 0 ? [emptyVariant()] : variants };
}
/** What is stored, with the keys of the fields that were sent: options by their names, variants in their order, which the API keeps. */
export function withKeysOf(sent: VariantsValue, { options, variants }: VariantsValue): VariantsValue {
  const keyOf = new Map(options.map(({ key, name }) => [key, sent.options.find((option) => option.name.trim() === name)?.key ?? key]));
  return {
    options: options.map((option) => ({ ...option, key: keyOf.get(option.key) ?? option.key })),
    variants: variants.map((variant, place) => ({
      ...variant, key: sent.variants[place]?.key ?? variant.key, choices: Object.fromEntries(Object.entries(variant.choices).map(([key, value]) => [keyOf.get(key) ?? key, value])),
    })),
  };
}
const written = (money: Variant['compare_at'], locale: string): string => (money === null ? '' : amountText(money.amount, money.currency, locale));
const textIn = (options: Readonly<Record<string, unknown>>, name: string): string[] => (typeof options[name] === 'string' ? [options[name]] : []);

/** True when the variants are told apart by titles of their own instead of options. */
export function hasOwnTitles({ options, variants }: VariantsValue): boolean {
  return options.length === 0 && variants.length > 1;
}

/**
 * The variants after the options have changed: those of a value that went are gone, a new value brings its combinations with the price of a sibling, and
 * combinations that somebody took out stay out.
 */
export function withOptions({ options: before, variants }: VariantsValue, after: readonly Option[]): VariantsValue {
  const had = new Map(before.map((option) => [option.key, option]));
  const known = after.filter(({ values }) => values.length > 0);
  const fitting = variants.flatMap((variant): VariantValues[] => {
    const choices: Record<string, string> = {};
    for (const { key, values } of known) {
      const choice = variant.choices[key] ?? values[0] ?? '';
      if (!values.includes(choice)) return [];
      choices[key] = choice;
    }
    return [{ ...variant, choices, title: known.length === 0 && had.size > 0 ? '' : variant.title }];
  });
  const kept = distinct(fitting.length > 0 ? fitting : variants.slice(0, 1).map((variant) => ({ ...variant, choices: Object.fromEntries(known.map(({ key, values }) => [key, values[0] ?? ''])) })), known);
  const isNew = (key: string, value: string): boolean => !(had.get(key)?.values.includes(value) ?? false);
  const present = new Set(kept.map((variant) => signOf(variant, known)));
  const [sibling = emptyVariant()] = kept;
  const added = combinations(known).filter((choices) => known.some(({ key }) => isNew(key, choices[key] ?? '')))
    .map((choices): VariantValues => ({ ...emptyVariant(), choices, price: sibling.price, compareAt: sibling.compareAt, cost: sibling.cost }))
    .filter((variant) => !present.has(signOf(variant, known)));
  return { options: after, variants: inOrder([...kept, ...added], known) };
}

/** Combinations of the options that have no variant. */
export function missingVariants({ options, variants }: VariantsValue): VariantValues[] {
  const known = options.filter(({ values }) => values.length > 0);
  if (known.length === 0) return [];
  const present = new Set(variants.map((variant) => signOf(variant, known)));
  return combinations(known).map((choices): VariantValues => ({ ...emptyVariant(), choices, price: variants[0]?.price ?? '' })).filter((variant) => !present.has(signOf(variant, known)));
}

/** With the combinations that were missing, at their places. */
export function withMissing(value: VariantsValue): VariantsValue {
  return { ...value, variants: inOrder([...value.variants, ...missingVariants(value)], value.options.filter(({ values }) => values.length > 0)) };
}

/** `Blue / L`. */
export function variantName({ options }: VariantsValue, variant: VariantValues): string {
  return options.flatMap(({ key }) => variant.choices[key] ?? []).join(' / ') || variant.title;
}

/** For the API; fields that make no sense are in `errors` under their pointer. */
export function readVariants(value: VariantsValue, currency: string): { inputs: VariantInput[]; wrong: { pointer: string; field: VariantField }[] } {
  const wrong: { pointer: string; field: VariantField }[] = [];
  const ownTitles = hasOwnTitles(value);
  const inputs = value.variants.map((variant, place): VariantInput => {
    const money = (field: 'price' | 'compareAt' | 'cost', pointer: string): { amount: number; currency: string } | null => {
      const amount = variant[field].trim() === '' && field !== 'price' ? null : parseAmount(variant[field], currency);
      if (amount === undefined) wrong.push({ pointer, field });
      return typeof amount === 'number' ? { amount, currency } : null;
    };
    const stock = variant.stock.trim();
    if (stock !== '' && !/^-?\d{1,9}$/.test(stock)) wrong.push({ pointer: `/variants/${place}/stock`, field: 'stock' });
    if (ownTitles && variant.title.trim() === '') wrong.push({ pointer: `/variants/${place}/title`, field: 'title' });
    const options = Object.fromEntries(value.options.flatMap(({ key, name }) => (variant.choices[key] === undefined ? [] : [[name.trim(), variant.choices[key]]])));
    return {
      ...(variant.id === undefined ? {} : { id: variant.id }), ...titleOf(variant, ownTitles, options), options, sku: variant.sku.trim() || null,
      price: money('price', `/variants/${place}/price/amount`) ?? { amount: 0, currency }, compare_at: money('compareAt', `/variants/${place}/compare_at/amount`),
      cost: money('cost', `/variants/${place}/cost/amount`), stock: stock === '' ? null : Number(stock),
    };
  });
  return { inputs, wrong };
}

/** The API calls a variant by its options, and the only one of a product as it was called before: one that had options needs a new name. */
function titleOf({ title }: VariantValues, isOwn: boolean, options: object): { title?: string } {
  if (isOwn) return { title: title.trim() };
  return title === '' && Object.keys(options).length === 0 ? { title: ONLY_VARIANT } : {};
}

function combinations(options: readonly Option[]): Record<string, string>[] {
  return options.reduce<Record<string, string>[]>((all, { key, values }) => all.flatMap((choices) => values.map((value) => ({ ...choices, [key]: value }))), [{}]);
}
function signOf(variant: VariantValues, options: readonly Option[]): string {
  return JSON.stringify(options.map(({ key }) => variant.choices[key] ?? ''));
}
function distinct(variants: readonly VariantValues[], options: readonly Option[]): VariantValues[] {
  return [...new Map(variants.toReversed().map((variant) => [signOf(variant, options), variant])).values()].toReversed();
}
function inOrder(variants: readonly VariantValues[], options: readonly Option[]): VariantValues[] {
  const places = (variant: VariantValues): number[] => options.map(({ key, values }) => values.indexOf(variant.choices[key] ?? ''));
  return variants.toSorted((a, b) => {
    const [one, other] = [places(a), places(b)];
    const at = one.findIndex((place, index) => place !== other[index]);
    return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
}
