/** What an answer may rely on. */
export interface Evidence {
  /** Figures that the server wrote into tool results: prices, stock, totals. Nothing else backs a price or a stock figure but the store's own sentences. */
  readonly figures: readonly string[];
  /** Titles and descriptions of products that tools have shown: names, and numbers that are neither a price nor a stock figure. */
  readonly words: readonly string[];
  /** The store's own sentences: knowledge, instructions, greeting, what its people wrote. Every number in them may be repeated. */
  readonly prose: readonly string[];
  /** What the store's people wrote to this customer; it stands among the sentences of the store too. */
  readonly colleagues: readonly string[];
  /** What the assistant has told this customer before. */
  readonly said: readonly string[];
  /** The customer's words: they prove nothing, but a size or a year in them may be repeated. */
  readonly asked: readonly string[];
  /** Texts of the store that stand in the answer as they are; they need no check. */
  readonly quotes: readonly string[];
  /** Goods that tools have shown, each with its own prices. */
  readonly goods: readonly Good[];
  /** True when the answer shows products that the server writes: a list, photos, or the cart. */
  readonly showsProducts: boolean;
}

/** Ids as the model knows them, of its variants too. */
export interface Good { readonly name: string; readonly ids: readonly string[]; readonly prices: readonly string[] }

export const NO_EVIDENCE: Evidence = { figures: [], words: [], prose: [], colleagues: [], said: [], asked: [], quotes: [], goods: [], showsProducts: false };

const WORD_MEMBERS: ReadonlySet<string> = new Set(['title', 'description', 'product']);
/** Made of what the model asked for: it would be its own evidence. */
const ECHOES: ReadonlySet<string> = new Set(['searched_for', 'id', 'variant_id']);

/** Sorts the members of a tool's result about products into figures and words. */
export function sortResult(result: unknown, into: { figures: string[]; words: string[]; goods: Good[] }, member = ''): void {
  if (Array.isArray(result)) for (const entry of result) sortResult(entry, into, member);
  else if (typeof result === 'object' && result !== null) {
    into.goods.push(...goodIn(result));
    for (const [name, value] of Object.entries(result)) sortResult(value, into, name);
  }
  else if ((typeof result === 'string' || typeof result === 'number') && !ECHOES.has(member)) (WORD_MEMBERS.has(member) ? into.words : into.figures).push(`${member} ${String(result)}`);
}

/** A product with its variants, or a line of a cart. */
function goodIn(result: object): Good[] {
  const { title, id, variants, product, variant_id: variantId, price_of_all: price } = result as Readonly<Record<string, unknown>>;
  if (typeof product === 'string' && typeof price === 'string') return [{ name: product, ids: [String(variantId)], prices: [price] }];
  if (typeof title !== 'string' || !Array.isArray(variants)) return [];
  const known = variants as { readonly id?: unknown; readonly price?: unknown }[];
  return [{ name: title, ids: [id, ...known.map((variant) => variant.id)].map(String), prices: known.map((variant) => String(variant.price)) }];
}
