import type { AnswerDraft } from '../composition/draft.js';
import type { Language } from '../wording/language.js';
import type { PictureKind } from '../pictures/picture-card.js';
import type { KnowledgeSource, ProductSource, SourceProduct } from '../sources.js';
import type { OrderDesk } from '../ordering/order-desk.js';
import type { RunSource } from '../runs/run-log.js';
import type { Shape } from './shape.js';

/** What a tool works with during one run. */
export interface ToolContext {
  readonly storeId: string;
  readonly currency: string;
  readonly language: Language;
  readonly products: ProductSource;
  readonly knowledge: KnowledgeSource;
  /** Draws pictures of products; undefined where none are sent. */
  readonly draw: ((kind: PictureKind, products: readonly SourceProduct[]) => Promise<string>) | undefined;
  /** Undefined where orders are not taken: without a conversation, or without buttons to confirm one. */
  readonly desk: OrderDesk | undefined;
  /** What the customer and the store's people wrote in the conversation, and the customer's name: nothing of it is the assistant's. */
  readonly written: readonly string[];
  /** The answer that the tools of this run build up. */
  readonly draft: AnswerDraft;
  /** Products that this run has looked at, by id. */
  readonly seen: Map<string, SourceProduct>;
}

/** `text`: what the assistant read of it. */
export interface FoundSource extends Omit<RunSource, 'used'> { readonly text?: string }

/** One thing the assistant can do. */
export interface Tool<Args, Result> {
  readonly name: string;
  /** For the model. */
  readonly description: string;
  readonly shape: Shape<Args>;
  /** Looks at what only a model can get wrong. @throws ArgumentProblem */
  check?(args: Args, context: ToolContext): Promise<void>;
  /** @throws ArgumentProblem when an argument names something that does not exist */
  run(args: Args, context: ToolContext): Promise<Result>;
  /** The result as the model sees it: plain JSON with public ids, of this store only. */
  show(result: Result, context: ToolContext): unknown;
  /** What of the store stands behind the result, for the people who look at the run. */
  sources?(result: Result): readonly FoundSource[];
}

/** Gives the type of `shape` to `run` and `show`. */
export function defineTool<Args, Result>(tool: Tool<Args, Result>): Tool<Args, Result> {
  return tool;
}
