import { cut, publicId } from '#contracts';
import { type Good, sortResult } from '../guard/evidence.js';
import { referencedIds } from '../composition/references.js';
import type { RunLog, RunSource } from '../runs/run-log.js';
import { AnswerDraft } from '../composition/draft.js';
import { askToConfirm } from './ask-to-confirm.js';
import { browseCatalog } from './browse-catalog.js';
import { handOff } from './hand-off.js';
import { makePicture } from './make-picture.js';
import { offerWish } from './offer-wish.js';
import { productDetails } from './product-details.js';
import { searchKnowledge } from './search-knowledge.js';
import { searchProducts } from './search-products.js';
import { setCartLine } from './set-cart-line.js';
import { setDelivery } from './set-delivery.js';
import { sendPhoto } from './send-photo.js';
import { ArgumentProblem, type JsonSchema } from './shape.js';
import { showOptions } from './show-options.js';
import { suggestActions } from './suggest-actions.js';
import { viewCart } from './view-cart.js';
import type { FoundSource, Tool, ToolContext } from './tool.js';

type AnyTool = Tool<never, never>;
const TOOLS = [searchProducts, browseCatalog, productDetails, showOptions, suggestActions, sendPhoto, makePicture, searchKnowledge, setCartLine, viewCart, setDelivery, askToConfirm, offerWish, handOff] as readonly unknown[] as readonly AnyTool[];
const CLOSING: ReadonlySet<string> = new Set([showOptions.name, suggestActions.name, sendPhoto.name, makePicture.name, askToConfirm.name, offerWish.name, handOff.name]);
const LONGEST_RECORDED_RESULT = 2_000;

export interface ToolDescription { readonly name: string; readonly description: string; readonly schema: JsonSchema }
/** In the same order every time: the list is part of a cached prompt. */
export const TOOL_DESCRIPTIONS: readonly ToolDescription[] = TOOLS.map((tool) => ({ name: tool.name, description: tool.description, schema: tool.shape.schema }));

export interface ToolOutcome { readonly ok: boolean; /** JSON for the model. */ readonly result: string }

/** The tools of one run, the answer they build, and the evidence that the answer may rely on. */
export class ToolBox {
  readonly context: ToolContext;
  /** What tools have told in this run; figures in the answer must stand here. */
  readonly evidence = { figures: [] as string[], words: [] as string[], prose: [] as string[], quotes: [] as string[], goods: [] as Good[] };
  #sources: { readonly source: RunSource; readonly text: string }[] = [];

  constructor(context: Omit<ToolContext, 'draft' | 'seen'>, private readonly log: RunLog) {
    this.context = { ...context, draft: new AnswerDraft(), seen: new Map() };
  }

  get draft(): AnswerDraft {
    return this.context.draft;
  }

  /** Forgets the answer and its evidence; what the tools did stays in the log. */
  startOver(): void {
    this.draft.reset();
    for (const list of Object.values(this.evidence)) list.length = 0;
    this.context.seen.clear();
    this.#sources = [];
  }

  /** True for a tool that only adds to the answer: its result tells the model nothing that it would wait for. */
  isClosing(name: string): boolean {
    return CLOSING.has(name);
  }

  /** Runs a tool that a model asked for. Wrong names and arguments come back as a result that says so. */
  async call(name: string, args: unknown): Promise<ToolOutcome> {
    const tool = TOOLS.find((candidate) => candidate.name === name);
    const startedAt = performance.now();
    const settle = (ok: boolean, value: unknown, found: readonly FoundSource[] = []): ToolOutcome => {
      const result = asData(value);
      this.log.add({ kind: 'tool', tool: name.slice(0, 64), arguments: args ?? null, ok, result: cut(result, LONGEST_RECORDED_RESULT), sources: this.#remember(found), ms: Math.round(performance.now() - startedAt) });
      return { ok, result };
    };
    try {
      if (tool === undefined) throw new ArgumentProblem(`there is no tool ${name.slice(0, 64)}`);
      const given = tool.shape.read(args, 'input');
      await tool.check?.(given, this.context);
      const result = await tool.run(given, this.context);
      const [shown, found] = [tool.show(result, this.context), tool.sources?.(result) ?? []];
      this.#keep(name, shown, found);
      return settle(true, shown, found);
    } catch (error) {
      if (error instanceof ArgumentProblem) return settle(false, { problem: error.message });
      throw error;
    }
  }

  /** Runs a tool for our own code, with its typed result; recorded like a model's call. */
  async use<Args, Result>(tool: Tool<Args, Result>, args: Args): Promise<Result> {
    const startedAt = performance.now();
    const result = await tool.run(args, this.context);
    const [shown, found] = [tool.show(result, this.context), tool.sources?.(result) ?? []];
    this.#keep(tool.name, shown, found);
    // Our own code gives a store's sentences as they are.
    this.quote(...found.flatMap(({ text = '' }) => [text]));
    this.log.add({ kind: 'tool', tool: tool.name, arguments: args, ok: true, result: cut(asData(shown), LONGEST_RECORDED_RESULT), sources: this.#remember(found), ms: Math.round(performance.now() - startedAt) });
    return result;
  }

  /** Texts of the store that our own code puts into the answer as they are. */
  quote(...texts: readonly string[]): void {
    this.evidence.quotes.push(...texts.filter((text) => text !== ''));
  }

  /** Marks in the log what the answer that stands in the draft shows or says. */
  markUsed(): void {
    const { draft } = this;
    const texts = draft.texts();
    const shown = new Set([...referencedIds(texts), ...this.#shownProducts().map((id) => publicId('product', id))]);
    const said = texts.join('\n');
    const quotes = (text: string): boolean => text !== '' && said.includes(text);
    // A model answers in its own words: then whatever it read stands behind them.
    const isOwnWords = draft.handOff === undefined && !this.#sources.some(({ text }) => quotes(text));
    for (const { source, text } of this.#sources) source.used = source.kind === 'product' ? shown.has(source.id) : isOwnWords || quotes(text);
  }

  /** Products in orders, pictures and lists, and those of which a variant is named. */
  #shownProducts(): string[] {
    const { draft, seen } = this.context;
    const named = new Set(referencedIds(draft.texts()));
    const byVariant = [...seen.values()].filter((product) => product.variants.some((variant) => named.has(publicId('variant', variant.id))));
    return [...draft.named, ...draft.photos, ...draft.picture?.productIds ?? [], ...draft.options.flatMap((option) => (option.kind === 'product' ? [option.productId] : [])), ...byVariant.map((product) => product.id)];
  }

  #remember(found: readonly FoundSource[]): RunSource[] {
    const remembered = found.map(({ text = '', ...source }) => ({ source: { ...source, used: false }, text }));
    this.#sources.push(...remembered);
    return remembered.map(({ source }) => source);
  }

  /** No tool repeats in its result what the model gave it, so that a model cannot be its own evidence. */
  #keep(name: string, shown: unknown, found: readonly FoundSource[]): void {
    if (name === searchKnowledge.name) this.evidence.prose.push(...found.map(({ title, text = '' }) => `${title}\n${text}`));
    else sortResult(shown, this.evidence);
  }
}

/** JSON in which no text of other people can look like a tag. */
function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e');
}
