import type { TokenUsage } from '../../runs/run-log.js';

interface ModelFacts {
  /** Micro-USD for one million tokens. */
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  /** For the five-minute cache. */
  readonly cacheWrite: number;
  /** Takes `output_config.effort`. */
  readonly effort: boolean;
}
const USD = 1_000_000;

/** Anthropic's price list of 2026-11-20 (platform.claude.com, Pricing); prompts under 100,000 tokens. */
const MODELS: Readonly<Record<string, ModelFacts>> = {
  'claude-opus-5-5': { input: 4 * USD, output: 20 * USD, cacheRead: 0.2 * USD, cacheWrite: 5 * USD, effort: true },
  'claude-opus-5': { input: 5 * USD, output: 25 * USD, cacheRead: 0.5 * USD, cacheWrite: 6.25 * USD, effort: true },
  'claude-sonnet-5-5': { input: 2 * USD, output: 10 * USD, cacheRead: 0.1 * USD, cacheWrite: 2.5 * USD, effort: true },
  'claude-sonnet-5': { input: 2 * USD, output: 10 * USD, cacheRead: 0.2 * USD, cacheWrite: 2.5 * USD, effort: true },
  'claude-sonnet-4-6': { input: 3 * USD, output: 15 * USD, cacheRead: 0.3 * USD, cacheWrite: 3.75 * USD, effort: true },
  'claude-sonnet-4-5': { input: 3 * USD, output: 15 * USD, cacheRead: 0.3 * USD, cacheWrite: 3.75 * USD, effort: false },
  'claude-haiku-5-5': { input: 0.1 * USD, output: 0.5 * USD, cacheRead: 0.01 * USD, cacheWrite: 0.125 * USD, effort: true },
  'claude-haiku-4-5': { input: 1 * USD, output: 5 * USD, cacheRead: 0.1 * USD, cacheWrite: 1.25 * USD, effort: false },
};

/** What we know about a model, with or without the date at the end of its name. */
export function modelFacts(model: string): ModelFacts | undefined {
  return MODELS[model] ?? MODELS[model.replace(/-\d{8}$/, '')];
}

/** Price of model calls in whole micro-USD; null when one of the models is unknown, zero without calls. */
export function costMicroUsd(calls: readonly { readonly model: string; readonly usage: TokenUsage }[]): number | null {
  let sum = 0;
  for (const { model, usage } of calls) {
    const facts = modelFacts(model);
    if (facts === undefined) return null;
    sum += usage.input * facts.input + usage.output * facts.output + usage.cacheRead * facts.cacheRead + usage.cacheWrite * facts.cacheWrite;
  }
  return Math.round(sum / 1_000_000);
}
