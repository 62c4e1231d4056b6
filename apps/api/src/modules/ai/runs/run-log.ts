import type { BudgetState } from '../costs/budget.js';

/** Tokens of a model. `input` counts neither cache reads nor cache writes. */
export interface TokenUsage { readonly input: number; readonly output: number; readonly cacheRead: number; readonly cacheWrite: number }

/** What a tool found or showed. `id` is a public id; a score compares within one search only; `used`: the answer shows it or says what it says. */
export interface RunSource {
  readonly kind: 'product' | 'knowledge';
  readonly id: string;
  readonly title: string;
  readonly score: number | null;
  used: boolean;
}

/** One thing that happened in a run, in order. Times in milliseconds. */
export type RunStep =
  | { readonly kind: 'model'; readonly model: string; readonly stop: string; readonly usage: TokenUsage; readonly ms: number }
  /** Somebody looked at a customer's photo before the run. */
  | { readonly kind: 'photo'; readonly message: string; readonly model: string; readonly usage: TokenUsage; readonly sources: readonly RunSource[]; readonly ms: number }
  | { readonly kind: 'tool'; readonly tool: string; readonly arguments: unknown; readonly ok: boolean; readonly result: string; readonly sources: readonly RunSource[]; readonly ms: number }
  | { readonly kind: 'failure'; readonly engine: string; readonly model: string | null; readonly reason: string; readonly ms: number }
  /** A text of the store that reads like orders to the assistant: neither it nor a customer was shown it. */
  | { readonly kind: 'left_out'; readonly title: string }
  /** The store's budget confined the answer. `state`: soft when it was nearly used up, hard when it was. */
  | { readonly kind: 'budget'; readonly state: BudgetState }
  | { readonly kind: 'guardrail'; readonly rule: string; readonly detail: string; /** The words that were not sent; empty where they would give instructions away. */ readonly refused: string };

/** What a run did, collected while it runs, whichever engines and models take part. */
export class RunLog {
  readonly steps: RunStep[] = [];
  /** The engine whose answer stands; the last one asked until then. */
  engine = 'none';
  model: string | null = null;
  language: string | null = null;
  /** Number of the published behaviour. */
  version: number | null = null;
  /** It looked, and what it says rests on nothing. */
  isUnanswered = false;

  add(step: RunStep): void {
    this.steps.push(step);
  }
  /** Tokens of all model calls together. @param withPhotos an answer that was thrown away leaves them to the one that comes instead */
  usage(withPhotos = true): TokenUsage {
    const total = { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 };
    for (const { usage } of this.modelCalls(withPhotos)) for (const name of Object.keys(total) as (keyof TokenUsage)[]) total[name] += usage[name];
    return total;
  }
  /** Token counts by model, for the price. */
  modelCalls(withPhotos = true): { readonly model: string; readonly usage: TokenUsage }[] {
    return this.steps.flatMap((step) => (step.kind === 'model' || (withPhotos && step.kind === 'photo') ? [{ model: step.model, usage: step.usage }] : []));
  }
  /** The last failure, in words. */
  error(): string | null {
    return this.steps.findLast((step) => step.kind === 'failure')?.reason ?? null;
  }
}
